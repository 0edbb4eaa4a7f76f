/** Known causes of failures, said beside them (V-14, V-20, V-21, V-36; rules of the wire). */
import type { Exchange } from '../model/exchange.ts';
import { parseTenantUrl } from '../scim/index.ts';

export function hintFor(exchange: Exchange | null): string | null {
  if (exchange === null) return null;
  const { method, response, failure } = exchange;
  if (failure?.kind === 'tls') return 'Entra accepts only certificates of public authorities.';
  if (failure) return 'Entra has to reach the endpoint; see that it runs and answers within 30 s.';
  const status = response?.status ?? 0;
  if (status >= 300 && status < 400) return 'Redirects are not followed; give the address that answers itself (W-17).';
  if (status === 400) return hintForBadRequest(exchange);
  if (status === 401) return 'The token was refused: it may be wrong or too short-lived for a whole run (V-21).';
  if (status === 403) return 'The token has no permission for this call (V-21).';
  if (status === 404 && isSearch(exchange)) {
    return 'A search that finds nothing is answered with 200 and an empty list (V-14).';
  }
  if (status === 409 && method === 'POST') {
    return 'Something of that name is there already, or a slow create was sent again (V-21).';
  }
  if (status === 429) return 'Entra sends up to 25 requests a second for each tenant (V-20).';
  if (status >= 500) return "The endpoint's own error; see its log.";
  return hintForForm(response?.headers ?? {});
}

function hintForForm({
  'content-type': type = '',
  'content-encoding': encoding,
}: Record<string, string>): string | null {
  if (encoding) return `The answer is compressed (${encoding}), which Entra does not ask for (W-11).`;
  return /\bhtml\b/i.test(type) ? 'A page was answered; is the tenant URL the base address of SCIM (W-101)?' : null;
}

function hintForBadRequest(exchange: Exchange): string | null {
  const { method, url, requestBody } = exchange;
  const { flag } = parseTenantUrl(url);
  if (method === 'GET' && flag !== null) {
    return `The tenant URL's flag ${flag} reaches the endpoint; Microsoft's tests take the address without it (V-21).`;
  }
  if (isSearch(exchange)) return 'Filters with eq on every matching attribute have to be understood (V-20).';
  if (method === 'PATCH') {
    return 'Operations come with or without path, op in any case, booleans also as text (W-63 to W-73).';
  }
  if (method === 'POST' && requestBody?.includes('"primary":"')) {
    return 'Booleans may come as text; when POST /Users fails, most tests fail with it (V-33, V-36).';
  }
  return null;
}

function isSearch({ method, url }: Exchange): boolean {
  return method === 'GET' && new URL(url).searchParams.has('filter');
}
