/** What a simulator is made from, and the checks of it. */

import { defineErrors, errorKind } from './errors.ts';
import { TIME_EXPECTED, timeOrNull } from './parse-time.ts';
import type { GivenFault, TargetHandler } from './scim/index.ts';

/** A SCIM endpoint: its address and token, or a handler in this process that needs no port. */
export type Target = ({ url: string } | { handler: TargetHandler }) & {
  token?: string;
  /** Tokens are fetched from a token endpoint instead. */
  oauth?: OAuthOptions;
};

/** A target as a test has it in hand: an address, an application, or either with what belongs to it. */
export type GivenTarget = string | URL | TargetHandler | Target;

/** How access tokens are fetched: client credentials (W-22), or workload identity federation (W-23). */
export interface OAuthOptions {
  tokenUrl: string;
  /** Needed but for a token exchange. */
  clientId?: string;
  /** Needed but for federation, which has none. */
  clientSecret?: string;
  /** Where id and secret are put. Default `header`. */
  credentialLocation?: 'header' | 'body';
  scope?: string;
  /** Entra's JWT takes the secret's place. */
  federation?: 'clientAssertion' | 'tokenExchange';
  /** What a token exchange asks for. */
  audience?: string;
}

export interface SimulatorOptions {
  /** Data folder; null (the default of the library) keeps everything in memory. */
  data?: string | null;
  /** Seed of the tenant, of ids and of every other chance. Default 1. */
  seed?: number;
  /** Users of the made-up tenant. Default 0. */
  users?: number;
  /** Groups of the made-up tenant. Default 0. */
  groups?: number;
  /** Id of a shipped profile, the path of a profile file, or a profile itself. Default `sign-in-enterprise`. */
  profile?: string | Record<string, unknown>;
  /** An address, an application in this process, or either with a token. Default: the built-in sample app. */
  target?: GivenTarget;
  /** `all` synchronises all users and groups (SyncAll), `assigned` those that are assigned. Default `assigned`. */
  scope?: 'all' | 'assigned';
  /** Named deviations from the dialect's defaults, as `--quirk name=value` sets them. */
  quirks?: Record<string, string | number | boolean>;
  /** Faults on the way to the target, as `--fault` takes them or as objects. */
  faults?: readonly (string | GivenFault)[];
  /**
   * A snapshot to go on from, as a path or as what `saveSnapshot` gave. Tenant, application, seed and time are then
   * its own; `target` and `speed` may be others.
   */
  snapshot?: string | Uint8Array;
  /** Virtual time at the start, ISO 8601. Default: real time; in the library 2026-01-05T08:00:00Z. */
  startTime?: string;
  /** Virtual seconds for each real second; 0 (the default of the library) moves only by `advance`. */
  speed?: number;
}

/** Virtual time of a simulator that wasn't told another: a Monday morning, so that runs repeat byte for byte. */
export const LIBRARY_START = '2026-01-05T08:00:00.000Z';

export const optionError = defineErrors({
  OPTION_INVALID: errorKind<{ option: string; value: unknown; expected: string }>(
    400,
    2,
    ({ option, value, expected }) => `Option ${option} can't be ${JSON.stringify(value)}; expected ${expected}.`,
  ),
});

/** Throws OPTION_INVALID for what is no target. */
export function readTarget(given: GivenTarget): Target {
  if (typeof given === 'string' || given instanceof URL) return { url: String(given) };
  if (typeof given === 'function' || (typeof given === 'object' && given !== null && 'inject' in given)) {
    return { handler: given };
  }
  if (typeof given === 'object' && given !== null && ('url' in given || 'handler' in given)) return given;
  throw optionError('OPTION_INVALID', {
    option: 'target',
    // An application of a framework can't be shown: it holds itself.
    value: given === null ? null : typeof given,
    expected:
      'an address, a Fastify or Express application (of NestJS: app.getHttpAdapter().getInstance()), or { url } or { handler } with a token',
  });
}

/** Throws OPTION_INVALID for the first option that makes no sense. */
export function checkOptions(options: SimulatorOptions): void {
  const whole = (option: 'users' | 'groups' | 'seed', most: number) => {
    const value = options[option];
    if (value !== undefined && !(Number.isInteger(value) && value >= 0 && value <= most)) {
      throw optionError('OPTION_INVALID', { option, value, expected: `a whole number from 0 to ${most}` });
    }
  };
  whole('users', 1_000_000);
  whole('groups', 100_000);
  whole('seed', 0xffffffff);
  for (const option of ['seed', 'users', 'groups', 'profile', 'scope', 'startTime'] as const) {
    if (options.snapshot === undefined || options[option] === undefined) continue;
    throw optionError('OPTION_INVALID', {
      option,
      value: options[option],
      expected: 'nothing, since a snapshot is given and has its own',
    });
  }
  if (options.speed !== undefined && !(options.speed >= 0 && options.speed <= 1_000_000)) {
    throw optionError('OPTION_INVALID', {
      option: 'speed',
      value: options.speed,
      expected: 'a number from 0 to 1000000',
    });
  }
  if (options.startTime !== undefined && timeOrNull(options.startTime) === null) {
    throw optionError('OPTION_INVALID', {
      option: 'startTime',
      value: options.startTime,
      expected: TIME_EXPECTED,
    });
  }
}
