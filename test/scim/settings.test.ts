/** From tenant URL, dialect and quirks to the settings of a connection. */
import { describe, expect, it } from 'vitest';
import { dialectNames } from '../../simulator/model/dialects.ts';
import {
  dialects,
  inspectTenantUrl,
  parseQuirk,
  quirkNames,
  quirks,
  resolveWireSettings,
  settingsOnDemand,
} from '../../simulator/scim/index.ts';

const dialectOf = (tenantUrl: string, more: object = {}) => resolveWireSettings({ tenantUrl, ...more }).dialect;

describe('the dialect', () => {
  it.each([
    ['https://host/scim/v2', 'legacy'],
    ['https://host/scim/v2?aadOptscim062020', 'compliant'],
    ['https://host/scim/v2/?aadOptscim062020', 'compliant'],
    ['https://host/scim/v2?AADOPTSCIM062020', 'compliant'],
    ['https://host/scim/v2?AzureAdScimPatch062020', 'compliant'],
    ['https://host/scim/v2?team=7&aadOptscim062020', 'compliant'],
    ['https://host/scim/v2?aadOptscim062020=', 'compliant'],
    ['https://host/scim/v2?AzureAdScimPatch2017', 'legacy'],
    ['https://host/scim/v2?somethingElse', 'legacy'],
  ])('of %s is %s (W-03)', (url, dialect) => {
    expect(dialectOf(url)).toBe(dialect);
  });

  it('given by name goes before the quirk, the quirk before the flag (W-02)', () => {
    const url = 'https://host/scim?aadOptscim062020';
    expect(dialectOf(url, { dialect: 'gallery', quirks: { dialect: 'validator' } })).toBe('gallery');
    expect(dialectOf(url, { quirks: { dialect: 'validator' } })).toBe('validator');
  });

  it('has to be a known one', () => {
    expect(() => dialectOf('https://host', { dialect: 'klingon' })).toThrow(
      "There is no dialect 'klingon'. Choose one of legacy, compliant, gallery, validator, customappsso.",
    );
  });

  it('is described, with its time and rule', () => {
    for (const name of dialectNames) {
      expect(dialects[name]).toMatchObject({ name, rule: expect.stringMatching(/^W-\d+$/) });
      expect(dialects[name].known).toMatch(/20\d\d/);
    }
  });
});

describe('the base address', () => {
  it.each([
    ['https://host/scim/v2', 'https://host/scim/v2', ''],
    ['https://host/scim/v2/', 'https://host/scim/v2', ''],
    ['https://host:8443/?aadOptscim062020', 'https://host:8443', 'aadOptscim062020'],
    [' https://host/a%20b?x=1&y#part ', 'https://host/a%20b', 'x=1&y'],
  ])('of %s is %s (W-26)', (tenantUrl, baseUrl, tenantUrlQuery) => {
    expect(resolveWireSettings({ tenantUrl })).toMatchObject({ baseUrl, tenantUrlQuery });
  });

  it.each([
    ['host/scim', 'it is no absolute address'],
    ['ftp://host/scim', 'its scheme is ftp, not https'],
    ['https://ada:secret@host/scim', 'it holds a user name or password'],
  ])('%s is refused, and no secret shown', (tenantUrl, reason) => {
    const refused = () => resolveWireSettings({ tenantUrl });
    expect(refused).toThrow(reason);
    expect(refused).not.toThrow('ada:secret');
  });

  it('over plain HTTP is a finding (E-810)', () => {
    expect(inspectTenantUrl('http://127.0.0.1:8080/scim')).toEqual([expect.objectContaining({ rule: 'E-810' })]);
    expect(inspectTenantUrl('https://target.example/scim')).toEqual([]);
  });
});

describe('quirks', () => {
  it('each has a text, a rule and a default of its own kind in every dialect', () => {
    for (const name of quirkNames) {
      const { doc, rule, defaults } = quirks[name];
      expect(doc, name).toMatch(/^[A-Z].*\.$/s);
      expect(rule, name).toMatch(/^[WX]-\d+$/);
      for (const dialect of dialectNames) {
        expect(parseQuirk(`${name}=${defaults[dialect]}`), name).toEqual({ name, value: defaults[dialect] });
      }
    }
  });

  it('have the settled defaults in the dialect of a new application', () => {
    expect(resolveWireSettings({ tenantUrl: 'https://host' })).toMatchObject({
      rematchOnMissing: true,
      honourRetryAfter: false,
      onDemandDialect: 'legacy',
      memberAddOp: 'add',
      clearReferences: true,
      singlePlainAttribute: 'path',
      forwardTenantUrlQuery: false,
      requestTimeoutMs: 30_000,
      concurrency: 8,
      ratePerSecond: null,
      membersPerPatch: 1,
      adScimVersion: '5.0',
      referenceCheck: false,
    });
    expect(resolveWireSettings({ tenantUrl: 'https://host', dialect: 'compliant' }).managerRemoval).toBe(
      'replaceEmpty',
    );
  });

  it.each([
    ['memberAddOp=replace', 'memberAddOp', 'replace'],
    ['MEMBERADDOP = Replace', 'memberAddOp', 'replace'],
    ['concurrency=16', 'concurrency', 16],
    ['rematchOnMissing=false', 'rematchOnMissing', false],
    ['ratePerSecond=entra', 'ratePerSecond', 25],
    ['ratePerSecond=none', 'ratePerSecond', null],
    ['ratePerSecond=100', 'ratePerSecond', 100],
    ['adScimVersion=', 'adScimVersion', ''],
    ['adScimVersion=Date:2026, ActivityId:7=8', 'adScimVersion', 'Date:2026, ActivityId:7=8'],
  ])('%s is read', (text, name, value) => {
    expect(parseQuirk(text)).toEqual({ name, value });
  });

  it.each([
    ['memberAddOp', 'QUIRK_MALFORMED', "'memberAddOp' is no quirk. Write name=value"],
    ['=add', 'QUIRK_MALFORMED', 'Write name=value'],
    ['memberAddop2=add', 'QUIRK_UNKNOWN', "Did you mean 'memberAddOp'?"],
    ['xyz=1', 'QUIRK_UNKNOWN', 'There are: dialect, verbCase'],
    ['memberAddOp=merge', 'QUIRK_VALUE_INVALID', 'Quirk memberAddOp can\'t be "merge"; expected add or replace.'],
    ['concurrency=0', 'QUIRK_VALUE_INVALID', 'expected a whole number from 1 to 256'],
    ['concurrency=1.5', 'QUIRK_VALUE_INVALID', 'expected a whole number'],
    ['rematchOnMissing=yes', 'QUIRK_VALUE_INVALID', 'expected true or false'],
    ['ratePerSecond=fast', 'QUIRK_VALUE_INVALID', "'none' or 'entra'"],
    ['adScimVersion=a\nb', 'QUIRK_VALUE_INVALID', 'a text that a header can carry'],
  ])('%j is refused with %s', (text, code, message) => {
    expect(() => parseQuirk(text)).toThrow(
      expect.objectContaining({ code, message: expect.stringContaining(message) }),
    );
  });

  it('stored as texts or values make the same settings', () => {
    const tenantUrl = 'https://host';
    const asTexts = resolveWireSettings({ tenantUrl, quirks: { concurrency: '4', pathlessGrouping: 'true' } });
    expect(asTexts).toEqual(resolveWireSettings({ tenantUrl, quirks: { concurrency: 4, pathlessGrouping: true } }));
    expect(asTexts).toMatchObject({ concurrency: 4, pathlessGrouping: true });
  });

  it('make a record that stays as it is', () => {
    expect(Object.isFrozen(resolveWireSettings({ tenantUrl: 'https://host' }))).toBe(true);
  });
});

describe('provision on demand', () => {
  const flagged = 'https://host?aadOptscim062020';

  it('takes the legacy forms though the flag is set, and keeps deviations (W-05)', () => {
    const settings = resolveWireSettings({ tenantUrl: flagged, quirks: { memberAddOp: 'replace', concurrency: 3 } });
    expect(settingsOnDemand(settings)).toMatchObject({
      dialect: 'legacy',
      verbCase: 'title',
      patchValues: 'text',
      pathlessGrouping: false,
      memberRemoval: 'valueList',
      memberAddOp: 'replace',
      concurrency: 3,
      baseUrl: 'https://host',
      tenantUrlQuery: 'aadOptscim062020',
    });
  });

  it('keeps the dialect where the setting says so, and every other dialect', () => {
    for (const given of [
      { tenantUrl: flagged, quirks: { onDemandDialect: 'same' } },
      { tenantUrl: 'https://host', dialect: 'gallery' },
    ]) {
      const settings = resolveWireSettings(given);
      expect(settingsOnDemand(settings)).toBe(settings);
    }
  });
});
