/** A fault on the way to the target, as data: what it does, how likely it is and which requests it meets. */
import type { ObjectKind, ScimOperation } from '../../model/exchange.ts';
import { TIME_EXPECTED, timeOrNull } from '../../parse-time.ts';
import { scimError } from '../errors.ts';
import { faultKinds } from './fault-table.ts';

/**
 * `applied` tells whether the request reaches the target before the fault strikes: a lost answer is another trouble
 * than a lost request.
 */
export type FaultEffect =
  /** Answers with a status instead of the target. */
  | { kind: 'status'; status: number; retryAfterSeconds?: number; body?: string; applied?: boolean }
  /** Waits first; beyond the time-out it is one. */
  | { kind: 'delay'; delayMs: number }
  /** No answer; reported at once, without waiting for the time-out to pass. */
  | { kind: 'timeout'; applied?: boolean }
  /** The connection breaks. */
  | { kind: 'reset'; applied?: boolean }
  /** The endpoint can't be reached. */
  | { kind: 'unreachable' }
  /** The body ends in the middle. */
  | { kind: 'truncate' }
  /** A page of HTML in place of the answer. */
  | { kind: 'notScim' }
  /** Another content type; `text/html` by default. */
  | { kind: 'contentType'; contentType?: string }
  /** Resources without an id. */
  | { kind: 'missingId' }
  /** A bare list in place of a ListResponse. */
  | { kind: 'bareList' }
  /** A filter finds everything it finds twice, under another id. */
  | { kind: 'duplicate' }
  /** Names of attributes begin with a capital. */
  | { kind: 'wrongCase' }
  /** Booleans as texts. */
  | { kind: 'stringBooleans' }
  /** 401 for a token that has run out. */
  | { kind: 'expiredToken' }
  /** Says that a write is done, and the target never hears of it. */
  | { kind: 'forget' };

export interface FaultRule {
  id: string;
  effect: FaultEffect;
  /** False keeps the rule without letting it strike; true by default. */
  enabled?: boolean;
  /** 0 to 1; 1 by default. */
  probability?: number;
  methods?: readonly ('GET' | 'POST' | 'PATCH' | 'DELETE')[];
  operations?: readonly ScimOperation[];
  kinds?: readonly ObjectKind[];
  /** The path below the tenant URL begins with it; `*` stands for anything. */
  path?: string;
  /** A text of the object, such as its target id or its userName, in path, query or body. */
  object?: string;
  /** How many matching requests pass before it begins. */
  skip?: number;
  /** How often it strikes at most. */
  count?: number;
  /** Virtual time, ISO 8601: from then on. */
  from?: string;
  /** Virtual time, ISO 8601: until then. */
  until?: string;
}

/** Throws FAULT_INVALID for the first field that makes no sense. */
export function checkFaultRule(rule: Omit<FaultRule, 'id'>): void {
  const refuse = (field: string, value: unknown, expected: string): never => {
    throw scimError('FAULT_INVALID', { field, value, expected });
  };
  const { effect, probability = 1, skip = 0, count = 1 } = rule;
  if (!faultKinds.includes(effect.kind)) refuse('effect', effect.kind, `one of ${faultKinds.join(', ')}`);
  if (!(probability >= 0 && probability <= 1)) refuse('probability', probability, 'a number from 0 to 1');
  if (!isWhole(skip, 0)) refuse('skip', skip, 'a whole number from 0');
  if (!isWhole(count, 1)) refuse('count', count, 'a whole number from 1');
  if (effect.kind === 'status' && !(isWhole(effect.status, 200) && effect.status <= 599)) {
    refuse('status', effect.status, 'an HTTP status from 200 to 599');
  }
  if (effect.kind === 'delay' && !(effect.delayMs >= 0 && effect.delayMs <= 3_600_000)) {
    refuse('delayMs', effect.delayMs, 'milliseconds from 0 to 3600000');
  }
  for (const field of ['from', 'until'] as const) {
    const value = rule[field];
    if (value !== undefined && timeOrNull(value) === null) refuse(field, value, TIME_EXPECTED);
  }
}

function isWhole(value: number, minimum: number): boolean {
  return Number.isInteger(value) && value >= minimum;
}
