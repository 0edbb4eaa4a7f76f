/** Dialects and quirks over HTTP: the table of what there is, and what an application's connection deviates in. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { secretOf, wireSettingsOf } from '../../applications/index.ts';
import {
  dialects,
  parseTenantUrl,
  type QuirkName,
  quirkGroupNames,
  quirkGroups,
  quirkNames,
  quirks,
} from '../../scim/index.ts';
import type { Simulator } from '../../simulator.ts';
import type { ApplicationRecord } from '../../storage/index.ts';
import { auditChange, changesBetween } from '../audit-change.ts';

const tags = ['connection'];
const Application = Type.Object({ servicePrincipalId: Type.String() });
const QuirkValueShape = Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]);

const QuirksChange = Type.Record(Type.String(), QuirkValueShape, {
  description: 'Name and value of each deviation',
  examples: [{ memberAddOp: 'replace', membersPerPatch: 2 }],
});

const QuirkShape = Type.Object({
  name: Type.String(),
  group: Type.String({ description: `One of ${quirkGroupNames.join(', ')}; dialect stands above them` }),
  doc: Type.String(),
  rule: Type.String({ description: 'The rule that it follows, or that leaves it open' }),
  domain: Type.Object({ type: Type.String() }, { additionalProperties: true }),
  defaults: Type.Record(Type.String(), QuirkValueShape, { description: 'By dialect' }),
});

const DialectShape = Type.Object({
  name: Type.String(),
  speaker: Type.String(),
  known: Type.String(),
  rule: Type.String(),
});

const ConnectionShape = Type.Object({
  dialect: Type.Union([Type.String(), Type.Null()], { description: 'Null as long as there is no tenant URL' }),
  chosenBy: Type.Union([Type.String(), Type.Null()], {
    description:
      "How the dialect came about: quirk (set as a quirk), application (its connector's own), flag (in the tenant URL) or default",
  }),
  flag: Type.Union([Type.String(), Type.Null()], { description: 'The flag in the tenant URL' }),
  own: Type.Union([Type.String(), Type.Null()], {
    description: "The dialect of the application's connector; null where the tenant URL decides",
  }),
  withoutQuirk: Type.String({ description: 'The dialect that holds when none is set as a quirk' }),
  baseUrl: Type.Union([Type.String(), Type.Null()]),
  quirks: Type.Record(Type.String(), QuirkValueShape, { description: 'The deviations that are set' }),
  settings: Type.Record(Type.String(), QuirkValueShape, { description: 'Every quirk as it holds' }),
});

export const quirksApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  app.get(
    '/quirks',
    {
      schema: {
        tags,
        summary: 'Every dialect and quirk, with its meaning, rule, domain and defaults',
        response: { 200: Type.Object({ dialects: Type.Array(DialectShape), value: Type.Array(QuirkShape) }) },
      },
    },
    async () => ({
      dialects: Object.values(dialects),
      value: quirkNames.map((name) => {
        const { doc, rule, domain, defaults } = quirks[name];
        const group = name === 'dialect' ? 'dialect' : quirkGroups[name];
        return { name, group, doc, rule, domain, defaults };
      }),
    }),
  );

  app.get(
    '/applications/:servicePrincipalId/quirks',
    {
      schema: {
        tags,
        summary: "An application's dialect and quirks",
        params: Application,
        response: { 200: ConnectionShape },
      },
    },
    async (request) => connectionView(simulator.applications.get(request.params.servicePrincipalId)),
  );

  app.put(
    '/applications/:servicePrincipalId/quirks',
    {
      schema: {
        tags,
        summary: 'Replace the quirks that are set; they hold from the next cycle or on-demand run on',
        params: Application,
        body: QuirksChange,
        response: { 200: ConnectionShape },
      },
    },
    async (request) => {
      const application = simulator.applications.get(request.params.servicePrincipalId);
      const before = application.quirks;
      await simulator.applications.putQuirks(application.servicePrincipalId, request.body);
      const changes = changesBetween(before, application.quirks);
      if (changes.length > 0) auditChange(simulator, application, 'Update quirks of the connection', { changes });
      return connectionView(application);
    },
  );
};

function connectionView(application: ApplicationRecord) {
  const settings = wireSettingsOf(application);
  const shown = Object.fromEntries(settings ? quirkNames.map((name: QuirkName) => [name, settings[name]]) : []);
  const tenantUrl = secretOf(application, 'BaseAddress');
  const url = tenantUrl === null ? null : parseTenantUrl(tenantUrl);
  const byItself = application.dialect ? 'application' : url?.dialect ? 'flag' : 'default';
  const chosenBy = 'dialect' in application.quirks ? 'quirk' : byItself;
  return {
    dialect: settings?.dialect ?? null,
    chosenBy: settings ? chosenBy : null,
    flag: url?.flag ?? null,
    own: application.dialect,
    withoutQuirk: application.dialect ?? url?.dialect ?? 'legacy',
    baseUrl: settings?.baseUrl ?? null,
    quirks: application.quirks,
    settings: shown,
  };
}
