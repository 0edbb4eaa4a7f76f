/** Schema discovery, for gallery and on-premises applications when a configuration is saved or opened (W-36). */
import type { ScimRequest } from '../../model/exchange.ts';

export function composeDiscover(): ScimRequest {
  return { operation: 'discover', kind: 'User', method: 'GET', path: '/Schemas', query: '', body: null };
}
