/**
 * Discovery: /Schemas, which is read for gallery and on-premises applications when a configuration is saved or opened
 * (W-36), and what a connection test of ours asks beside Entra's own questions (E-804).
 */
import type { ScimRequest } from '../../model/exchange.ts';

export function composeDiscover(path: '/Schemas' | '/ServiceProviderConfig' = '/Schemas'): ScimRequest {
  return { operation: 'discover', kind: 'User', method: 'GET', path, query: '', body: null };
}

/** A filter that no endpoint can understand: whether it is refused tells whether filters are read at all. */
export function composeNonsenseFilter(): ScimRequest {
  const query = 'filter=provsimUnknownAttribute+xx+%22nothing%22';
  return { operation: 'discover', kind: 'User', method: 'GET', path: '/Users', query, body: null };
}
