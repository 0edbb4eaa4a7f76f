import { X509Certificate } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { localCertificate } from '../../simulator/http/index.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
const nowMs = Date.parse('2026-06-01T00:00:00Z');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'provsim-certificate-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('the certificate of HTTPS (G-154)', () => {
  it('is made on first use, for the names of loopback and those given, with a key that only its owner reads', async () => {
    const made = await localCertificate(folder, { names: ['graph.example', '10.0.0.7'], nowMs });
    expect(made).toMatchObject({ file: join(folder, 'certificate.pem'), madeBecause: 'there was none' });
    expect(readFileSync(join(folder, 'certificate.pem'), 'utf8')).toBe(made.cert);
    expect(statSync(join(folder, 'certificate-key.pem')).mode & 0o777).toBe(0o600);
    const certificate = new X509Certificate(made.cert);
    for (const host of ['localhost', 'graph.example']) expect(certificate.checkHost(host)).toBe(host);
    for (const address of ['127.0.0.1', '::1', '10.0.0.7']) expect(certificate.checkIP(address)).toBe(address);
    expect(certificate.checkHost('graph.microsoft.com')).toBeUndefined();
    expect(certificate.ca).toBe(false);
  });

  it('is kept: who trusts it once trusts it at the next start', async () => {
    const { cert, key } = await localCertificate(folder, { nowMs });
    const next = await localCertificate(folder, { nowMs: nowMs + 300 * DAY_MS });
    expect(next).toMatchObject({ cert, key, madeBecause: null, validTo: '2027-07-03T00:00:00.000Z' });
  });

  it('is renewed before it ends, and for a name that it lacks', async () => {
    const first = await localCertificate(folder, { nowMs });
    const renewed = await localCertificate(folder, { nowMs: nowMs + 391 * DAY_MS });
    expect(renewed.cert).not.toBe(first.cert);
    expect(renewed).toMatchObject({
      madeBecause: 'it ended 2027-07-03T00:00:00.000Z',
      validTo: '2028-07-28T00:00:00.000Z',
    });
    const named = await localCertificate(folder, { names: ['graph.example'], nowMs: nowMs + 391 * DAY_MS });
    expect(named.madeBecause).toBe('it was not for graph.example');
    const fewer = await localCertificate(folder, { nowMs: nowMs + 391 * DAY_MS });
    expect(fewer.madeBecause).toBeNull();
  });

  it.each([
    ['certificate.pem', 'it was damaged'],
    ['certificate-key.pem', 'it was damaged'],
  ])('is made anew when %s is damaged', async (name, madeBecause) => {
    await localCertificate(folder, { nowMs });
    writeFileSync(join(folder, name), 'nonsense');
    expect(await localCertificate(folder, { nowMs })).toMatchObject({ madeBecause });
    expect(await localCertificate(folder, { nowMs })).toMatchObject({ madeBecause: null });
  });

  it('is made anew when its key is of another', async () => {
    const { cert } = await localCertificate(folder, { nowMs });
    rmSync(join(folder, 'certificate.pem'));
    await localCertificate(folder, { nowMs });
    writeFileSync(join(folder, 'certificate.pem'), cert);
    expect(await localCertificate(folder, { nowMs })).toMatchObject({ madeBecause: 'its key was another' });
  });

  it('says so when it cannot be kept', async () => {
    mkdirSync(join(folder, 'certificate.pem'));
    await expect(localCertificate(folder, { nowMs })).rejects.toMatchObject({
      code: 'CERTIFICATE_UNWRITABLE',
      exitCode: 2,
      message: expect.stringContaining('start without --https'),
    });
  });

  it('is not written for a tenant in memory', async () => {
    expect(await localCertificate(null, { nowMs })).toMatchObject({ file: null, madeBecause: 'kept in memory only' });
  });
});
