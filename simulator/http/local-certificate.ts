/**
 * The certificate of `provsim start --https` (G-154): made on first use, kept in the data folder, made anew when it
 * ends soon, is damaged or lacks a name. Its times are real time, as clients hold them against their own clock.
 */
import { createPrivateKey, X509Certificate } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { httpError } from './errors.ts';

export interface LocalCertificate {
  key: string;
  cert: string;
  /** Where the certificate is kept; null in memory. */
  file: string | null;
  /** End of its life, ISO 8601. */
  validTo: string;
  /** Why it was made now; null when the kept one is used. */
  madeBecause: string | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;
/** Browsers take no certificate that lives longer than 398 days. */
const LIFETIME_MS = 397 * DAY_MS;
/** A server that starts today shouldn't lose its certificate next week. */
const RENEWED_BEFORE_END_MS = 7 * DAY_MS;
const LOOPBACK = ['localhost', '127.0.0.1', '::1'];

/** `folder` null keeps nothing. `names` are host names and addresses beside those of loopback. */
export async function localCertificate(
  folder: string | null,
  { names = [], nowMs }: { names?: readonly string[]; nowMs: number },
): Promise<LocalCertificate> {
  const hosts = [...new Set([...LOOPBACK, ...names])];
  if (folder === null) return { ...(await make(hosts, nowMs)), file: null, madeBecause: 'kept in memory only' };
  const file = join(folder, 'certificate.pem');
  const keyFile = join(folder, 'certificate-key.pem');
  const kept = readKept(file, keyFile);
  const problem = kept === null ? 'there was none' : problemOf(kept, hosts, nowMs);
  if (kept !== null && problem === null) {
    return { ...kept, file, validTo: endOf(new X509Certificate(kept.cert)), madeBecause: null };
  }
  const made = await make(hosts, nowMs);
  try {
    writeFileSync(keyFile, made.key, { mode: 0o600 });
    writeFileSync(file, made.cert);
  } catch (cause) {
    throw httpError('CERTIFICATE_UNWRITABLE', { file, reason: (cause as Error).message }, cause);
  }
  return { ...made, file, madeBecause: problem };
}

function readKept(file: string, keyFile: string): { cert: string; key: string } | null {
  if (!existsSync(file) || !existsSync(keyFile)) return null;
  return { cert: readFileSync(file, 'utf8'), key: readFileSync(keyFile, 'utf8') };
}

/** Why a kept certificate can't be used any longer; null when it can. */
function problemOf({ cert, key }: { cert: string; key: string }, hosts: readonly string[], nowMs: number) {
  try {
    const certificate = new X509Certificate(cert);
    if (!certificate.checkPrivateKey(createPrivateKey(key))) return 'its key was another';
    if (Date.parse(certificate.validTo) - RENEWED_BEFORE_END_MS <= nowMs) return `it ended ${endOf(certificate)}`;
    const lacking = hosts.find((host) => !(isIP(host) ? certificate.checkIP(host) : certificate.checkHost(host)));
    return lacking === undefined ? null : `it was not for ${lacking}`;
  } catch {
    return 'it was damaged';
  }
}

async function make(hosts: readonly string[], nowMs: number) {
  // Read when a certificate is made: it takes a tenth of a second, and most starts need none.
  const { generate } = await import('selfsigned');
  const end = new Date(nowMs + LIFETIME_MS);
  const made = await generate([{ name: 'commonName', value: 'provsim on this machine' }], {
    keyType: 'ec',
    algorithm: 'sha256',
    // A clock that is a little behind should trust it as well.
    notBeforeDate: new Date(nowMs - DAY_MS),
    notAfterDate: end,
    extensions: [
      // It vouches for itself and for nothing else.
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      {
        name: 'subjectAltName',
        altNames: hosts.map((host) => (isIP(host) ? { type: 7, ip: host } : { type: 2, value: host })),
      },
    ],
  });
  return { cert: made.cert, key: made.private, validTo: end.toISOString() };
}

function endOf(certificate: X509Certificate): string {
  return new Date(certificate.validTo).toISOString();
}
