/** Client secrets of applications as Graph lists them, and whether one is right. Pure. */
import { createHash } from 'node:crypto';
import type { ApplicationRecord, PasswordCredential } from '../../storage/index.ts';

/** The secrets of one of an application's two faces, as Graph lists them: without the text. */
export function passwordsOf(
  { passwordCredentials = [] }: Pick<ApplicationRecord, 'passwordCredentials'>,
  owner: PasswordCredential['owner'],
) {
  const own = passwordCredentials.filter((each) => each.owner === owner);
  return own.map((credential) => ({ ...passwordView(credential), secretText: null }));
}

/** False for a secret that is none of the application's, or out of its time; without any, every secret is taken. */
export function isSecretAccepted(
  { passwordCredentials = [] }: Pick<ApplicationRecord, 'passwordCredentials'>,
  secret: string,
  nowMs: number,
): boolean {
  if (passwordCredentials.length === 0) return true;
  const secretHash = hashOf(secret);
  return passwordCredentials.some(
    (each) =>
      each.secretHash === secretHash && Date.parse(each.startDateTime) <= nowMs && nowMs < Date.parse(each.endDateTime),
  );
}

export function passwordView({ keyId, displayName, hint, startDateTime, endDateTime }: PasswordCredential) {
  return { customKeyIdentifier: null, displayName, endDateTime, hint, keyId, startDateTime };
}

export function hashOf(secret: string): string {
  return createHash('sha256').update(secret).digest('hex');
}
