/** Reads a token endpoint's answer: access_token, token_type and expires_in are needed (W-22). Pure. */
import type { Finding } from '../../model/values.ts';
import { isJsonObject } from '../member.ts';

const SHORTEST_SECONDS = 3600;
const LONGEST_SECONDS = 6 * 3600;

export type TokenReading = { token: string; lifetimeSeconds: number; findings: Finding[] } | { why: string };

export function readTokenAnswer(status: number, body: string): TokenReading {
  if (status !== 200) return { why: `it answered ${status}` };
  const answer = parse(body);
  if (!isJsonObject(answer)) return { why: 'its answer is no JSON object' };
  const { access_token: token, token_type: type } = answer;
  if (typeof token !== 'string' || token === '') return { why: 'its answer has no access_token' };
  if (!/^[\x21-\x7e]+$/.test(token)) return { why: 'its access_token holds characters that no header can carry' };
  if (typeof type !== 'string' || type.toLowerCase() !== 'bearer') return { why: 'its token_type is not Bearer' };
  const lifetimeSeconds = Number(answer.expires_in ?? Number.NaN);
  if (!(lifetimeSeconds > 0)) return { why: 'its answer has no expires_in' };
  return { token, lifetimeSeconds, findings: inspect(answer.expires_in, lifetimeSeconds) };
}

function inspect(given: unknown, seconds: number): Finding[] {
  const findings: Finding[] = [];
  const add = (message: string) =>
    findings.push({ rule: 'W-22', message, subject: 'expires_in', received: String(given) });
  if (typeof given !== 'number') add('expires_in of the access token is a text; it has to be a number.');
  if (seconds < SHORTEST_SECONDS || seconds > LONGEST_SECONDS) {
    add('Access tokens have to live from one to six hours for the gallery.');
  }
  return findings;
}

function parse(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
