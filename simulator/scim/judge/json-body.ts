/** Reads the body of an answer as JSON, and notes what is odd about its type and form (W-110, W-106). */
import type { ScimResponse } from '../../model/exchange.ts';
import { isJsonObject } from '../member.ts';
import { ERROR_RESPONSE } from '../urns.ts';
import type { Findings } from './findings.ts';

const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [0x5b, 0x5d, 0x7b, 0x7d];
const SCIM_TYPE = /^application\/scim\+json\s*(;|$)/i;

/** No resource is nested like that; what is deeper would exhaust the stack of whoever walks through it. */
const DEEPEST = 500;

/** Undefined when the body is no JSON, or nested beyond all sense. */
export function readJson(body: string): unknown {
  if (isTooDeep(body)) return undefined;
  try {
    return JSON.parse(body.charCodeAt(0) === 0xfeff ? body.slice(1) : body);
  } catch {
    return undefined;
  }
}

/** Counts brackets in texts as well: no resource holds so many of them unclosed. */
function isTooDeep(body: string): boolean {
  let depth = 0;
  for (let index = 0; index < body.length; index++) {
    const code = body.charCodeAt(index);
    if (code === OPEN_BRACKET || code === OPEN_BRACE) {
      depth++;
      if (depth > DEEPEST) return true;
    } else if (depth > 0 && (code === CLOSE_BRACKET || code === CLOSE_BRACE)) depth--;
  }
  return false;
}

/** The service takes other types; the Validator and the gallery's checks don't (W-110). */
export function checkContentType({ headers, body }: ScimResponse, findings: Findings): void {
  if (body === '') return;
  const type = headers['content-type'];
  if (type !== undefined && SCIM_TYPE.test(type)) return;
  const message = 'The content type is not application/scim+json; Entra accepts it, its SCIM Validator does not.';
  findings.add('W-110', message, 'Content-Type', type ?? 'none');
}

/** An error should carry a SCIM error body; only its status counts for the service (W-106). */
export function checkErrorBody(response: ScimResponse, findings: Findings): void {
  const { status, body } = response;
  if (status < 400 || status === 401 || status === 403 || status === 429 || status >= 500) return;
  const value = readJson(body);
  if (isJsonObject(value) && Array.isArray(value.schemas) && value.schemas.includes(ERROR_RESPONSE)) {
    if (typeof value.status !== 'string') {
      const message = 'The status in a SCIM error is not a text; RFC 7644 wants it as one.';
      findings.add('W-106', message, 'status', value.status);
    }
    return;
  }
  const message =
    'An error is answered without a SCIM error body; Entra goes by the status alone and logs the body as it is.';
  findings.add('W-106', message, `HTTP ${status}`, body === '' ? 'no body' : body);
}
