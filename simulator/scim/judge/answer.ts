/** What came of a request: an answer of the endpoint, or the reason why there is none. */
import type { ScimResponse, TransportFailure } from '../../model/exchange.ts';

export type ScimAnswer = ScimResponse | TransportFailure;

export function isResponse(answer: ScimAnswer): answer is ScimResponse {
  return 'status' in answer;
}
