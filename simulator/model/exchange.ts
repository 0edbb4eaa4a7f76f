/** One HTTP request to a target and what came of it. */

export type ObjectKind = 'User' | 'Group';

/** Why a request is sent; the judge of its answer goes by this. */
export type ScimOperation =
  | 'probe'
  | 'match'
  | 'read'
  | 'create'
  | 'update'
  | 'delete'
  | 'reference'
  | 'list'
  | 'discover';

/** A composed request, before connection and authentication are added. */
export interface ScimRequest {
  operation: ScimOperation;
  kind: ObjectKind;
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE';
  /** Below the tenant URL, with a leading slash, already encoded: `/Users/8f2c`. */
  path: string;
  /** Already encoded, without `?`; empty when there is none. */
  query: string;
  /** The exact bytes as text; null when the method has no body. */
  body: string | null;
}

/** What the endpoint answered. Header names are in lower case. */
export interface ScimResponse {
  status: number;
  headers: Record<string, string>;
  body: string;
}

/** Why there is no answer. */
export interface TransportFailure {
  kind: 'timeout' | 'unreachable' | 'reset' | 'tls' | 'protocol' | 'token';
  message: string;
}

/** One exchange as recorded; secrets are redacted before it gets here. */
export interface Exchange {
  operation: ScimOperation;
  kind: ObjectKind;
  method: string;
  url: string;
  requestHeaders: Record<string, string>;
  requestBody: string | null;
  /** Null when no answer came. */
  response: ScimResponse | null;
  failure: TransportFailure | null;
  /** Virtual time of sending, milliseconds since 1970. */
  startedAtMs: number;
  durationMs: number;
}

/** A SCIM resource as read from an answer. */
export type ScimResource = Record<string, unknown> & { id: string };

/** A failure of the target, classified as E-502 and W-118 say. */
export interface TargetFailure {
  /** `InsufficientRights`, `SystemForCrossDomainIdentityManagementServiceIncompatible`, … (E-1005 table). */
  errorCode: string;
  /** What the log shows as reason, before the sentence about retries is added. */
  reason: string;
  /** `global` ends the cycle when it is met on the connection check (E-501). */
  scope: 'object' | 'global';
  /** HTTP status; null when there was no answer. */
  status: number | null;
  /** Seconds asked for by `Retry-After`; null when none was sent. */
  retryAfterSeconds: number | null;
}
