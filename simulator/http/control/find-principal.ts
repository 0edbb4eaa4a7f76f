/** The user or group that somebody means by an id, a user principal name or the name of a group. */
import type { ObjectKind } from '../../model/exchange.ts';
import type { Simulator } from '../../simulator.ts';
import { httpError } from '../errors.ts';

export interface Principal {
  kind: ObjectKind;
  id: string;
  name: string;
}

/**
 * Users go before groups; a deleted user is found too, and what is gone from the tenant as long as the log knows its
 * id. Throws PRINCIPAL_UNKNOWN, PRINCIPAL_AMBIGUOUS.
 */
export function findPrincipal(simulator: Simulator, given: string): Principal {
  const { users, groups } = simulator.tenant;
  const user = users.find(given);
  if (user) return { kind: 'User', id: user.user.id, name: user.user.displayName };
  const byId = groups.find(given);
  if (byId) return { kind: 'Group', id: byId.group.id, name: byId.group.displayName };
  const isNamedSo = ({ group }: { group: { displayName: string } }) =>
    group.displayName.toLowerCase() === given.toLowerCase();
  const named = groups.list({ search: given, limit: 100_000 }).filter(isNamedSo);
  const [only] = named;
  if (named.length > 1) throw httpError('PRINCIPAL_AMBIGUOUS', { given, ids: named.map(({ group: { id } }) => id) });
  if (only) return { kind: 'Group', id: only.group.id, name: only.group.displayName };
  const [entry] = simulator.log.query({ where: { sql: 'source_id = ?', parameters: [given.toLowerCase()] }, limit: 1 });
  if (entry) {
    const { id, displayName, identityType } = entry.sourceIdentity;
    return { kind: identityType === 'Group' ? 'Group' : 'User', id, name: displayName };
  }
  throw httpError('PRINCIPAL_UNKNOWN', { given });
}
