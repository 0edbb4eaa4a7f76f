/** Tokens of delta queries: where a client is, and what it asked for on its first call (G-136). Pure. */
import { graphError } from './errors.ts';

/** `after` is the last object of the first round; null once only changes are left to tell. */
export interface DeltaState {
  tenantId: string;
  /** Position in the change feed up to which the client knows everything once the first round is over. */
  since: number;
  after: number | null;
  select: string | null;
  ids: string[] | null;
}

export function deltaToken(state: DeltaState): string {
  return Buffer.from(JSON.stringify(state)).toString('base64url');
}

/** Throws DELTA_TOKEN_INVALID for what is no token, DELTA_TOKEN_EXPIRED for one of another tenant or time. */
export function readDeltaToken(token: string, tenantId: string, position: number): DeltaState {
  let state: Partial<DeltaState>;
  try {
    state = JSON.parse(Buffer.from(token, 'base64url').toString('utf8')) as Partial<DeltaState>;
  } catch {
    throw graphError('DELTA_TOKEN_INVALID', {});
  }
  const isState = typeof state === 'object' && state !== null && typeof state.since === 'number' && 'after' in state;
  if (!isState) throw graphError('DELTA_TOKEN_INVALID', {});
  const known = state as DeltaState;
  if (known.tenantId !== tenantId || known.since > position) throw graphError('DELTA_TOKEN_EXPIRED', {});
  return known;
}
