/** The reason of a failure as the provisioning log words it (W-117, E-514, E-515, G-109); retries are told elsewhere. */
import type { ScimResponse } from '../../model/exchange.ts';

/** A body may be megabytes of HTML; the log keeps its beginning. */
const BODY_SHOWN_CHARACTERS = 4000;

/** The service's client is a .NET program, so the log names statuses as its enumeration does. */
const statusNames: Readonly<Record<number, string>> = {
  200: 'OK',
  201: 'Created',
  202: 'Accepted',
  203: 'NonAuthoritativeInformation',
  204: 'NoContent',
  205: 'ResetContent',
  206: 'PartialContent',
  300: 'MultipleChoices',
  301: 'MovedPermanently',
  302: 'Found',
  303: 'SeeOther',
  304: 'NotModified',
  307: 'TemporaryRedirect',
  308: 'PermanentRedirect',
  400: 'BadRequest',
  401: 'Unauthorized',
  402: 'PaymentRequired',
  403: 'Forbidden',
  404: 'NotFound',
  405: 'MethodNotAllowed',
  406: 'NotAcceptable',
  407: 'ProxyAuthenticationRequired',
  408: 'RequestTimeout',
  409: 'Conflict',
  410: 'Gone',
  411: 'LengthRequired',
  412: 'PreconditionFailed',
  413: 'RequestEntityTooLarge',
  414: 'RequestUriTooLong',
  415: 'UnsupportedMediaType',
  422: 'UnprocessableEntity',
  423: 'Locked',
  428: 'PreconditionRequired',
  429: 'TooManyRequests',
  431: 'RequestHeaderFieldsTooLarge',
  500: 'InternalServerError',
  501: 'NotImplemented',
  502: 'BadGateway',
  503: 'ServiceUnavailable',
  504: 'GatewayTimeout',
  505: 'HttpVersionNotSupported',
};

export function statusName(status: number): string {
  return statusNames[status] ?? String(status);
}

/** `StatusCode: Conflict\r\nMessage: …\r\nWeb Response: \r\n<body>`. */
export function httpReason(response: ScimResponse): string {
  const message =
    "Processing of the HTTP request resulted in an exception. Please see the HTTP response returned by the 'Response' property of this exception for details.";
  return `StatusCode: ${statusName(response.status)}\r\nMessage: ${message}\r\nWeb Response: \r\n${shown(response.body)}`;
}

/** The same with the sentence in front that the code ServiceIncompatible brings (E-515). */
export function incompatibleReason(response: ScimResponse): string {
  return `The SCIM endpoint is not fully compatible with the Azure Active Directory SCIM client. ${httpReason(response)}`;
}

/** For an answer whose body can't be read as what was asked for (W-101). */
export function deserializeReason(response: ScimResponse, why: string): string {
  const text =
    'We are not able to deserialize the resource received from your SCIM endpoint because your SCIM endpoint is not fully compatible with the Azure Active Directory SCIM client.';
  return `${text} ${why} Here is the resource we received: ${shown(response.body)}`;
}

/** A filter query that answers 404 (W-100, E-515). */
export function notFoundReason(): string {
  return 'An HTTP/404 Not Found response was returned rather than the expected HTTP/200 OK response. Check that the tenant URL is the base address of the SCIM endpoint, and that a filter that finds nothing answers 200 with an empty list.';
}

function shown(body: string): string {
  return body.length <= BODY_SHOWN_CHARACTERS ? body : `${body.slice(0, BODY_SHOWN_CHARACTERS)}…`;
}
