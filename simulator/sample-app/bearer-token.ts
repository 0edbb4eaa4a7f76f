/** Compares the token of a request in constant time. */
import { timingSafeEqual } from 'node:crypto';

/** An empty expected token lets nobody in. */
export function hasToken(authorization: string | undefined, expected: string): boolean {
  const given = /^Bearer +(\S+) *$/i.exec(authorization ?? '')?.[1];
  if (given === undefined || expected === '') return false;
  const [left, right] = [Buffer.from(given), Buffer.from(expected)];
  return left.length === right.length && timingSafeEqual(left, right);
}
