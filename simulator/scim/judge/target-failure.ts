/** Classifies what went wrong into the error code, reason and reach of the log (W-118, E-502, E-808). */
import type { ScimOperation, ScimResponse, TargetFailure, TransportFailure } from '../../model/exchange.ts';
import { deserializeReason, httpReason, incompatibleReason, notFoundReason } from './failure-reason.ts';
import { retryAfterSeconds } from './retry-after.ts';

const PREFIX = 'SystemForCrossDomainIdentityManagement';
export const SERVICE_INCOMPATIBLE = `${PREFIX}ServiceIncompatible`;

/** What was asked, as far as the meaning of a status depends on it. */
export type Asked = Extract<ScimOperation, 'probe' | 'match' | 'read' | 'create' | 'update' | 'delete'>;

/** An answer whose status is no success. */
export function statusFailure(response: ScimResponse, asked: Asked): TargetFailure {
  const errorCode = codeOfStatus(response.status, asked);
  const isQueryNotFound = response.status === 404 && (asked === 'probe' || asked === 'match');
  const reason = isQueryNotFound
    ? `${notFoundReason()} ${httpReason(response)}`
    : errorCode === SERVICE_INCOMPATIBLE
      ? incompatibleReason(response)
      : httpReason(response);
  return failure(errorCode, reason, asked, response);
}

/** A success whose body isn't what was asked for; `why` says what is wrong with it. */
export function unreadableFailure(response: ScimResponse, asked: Asked, why: string): TargetFailure {
  return failure(SERVICE_INCOMPATIBLE, deserializeReason(response, why), asked, response);
}

/** Several resources where one was expected (W-108, E-502). */
export function severalFailure(response: ScimResponse, asked: Asked, why: string): TargetFailure {
  return failure(`${PREFIX}MultipleEntriesInResponse`, `${why} ${httpReason(response)}`, asked, response);
}

/** No answer at all. On the connection check the endpoint counts as not available (E-808, W-35). */
export function transportFailure({ kind, message }: TransportFailure, asked: Asked): TargetFailure {
  const scope = asked === 'probe' ? 'global' : 'object';
  return { errorCode: codeOfTransport(kind, asked), reason: message, scope, status: null, retryAfterSeconds: null };
}

function failure(errorCode: string, reason: string, asked: Asked, response: ScimResponse): TargetFailure {
  return {
    errorCode,
    reason,
    scope: asked === 'probe' ? 'global' : 'object',
    status: response.status,
    retryAfterSeconds: retryAfterSeconds(response),
  };
}

function codeOfStatus(status: number, asked: Asked): string {
  switch (status) {
    case 401:
      return asked === 'probe' ? `${PREFIX}InvalidCredentials` : 'Unauthorized';
    case 403:
      return asked === 'probe' ? `${PREFIX}InvalidCredentials` : 'InsufficientRights';
    case 404:
      // A write to a known id: the link is stale (W-123). A POST or a query: no SCIM endpoint is there.
      return asked === 'update' || asked === 'read' ? 'InvalidAnchor' : SERVICE_INCOMPATIBLE;
    case 405:
      return 'MethodNotAllowed';
    case 409:
      return asked === 'create'
        ? 'EntryConflict'
        : asked === 'update'
          ? `${PREFIX}ServiceIncompatibleFiltering`
          : 'Conflict';
    case 422:
      return 'UnprocessableEntity';
    case 429:
      return 'TooManyRequests';
    case 501:
      return 'NotImplemented';
    default:
      return status >= 500 ? 'InternalServerError' : SERVICE_INCOMPATIBLE;
  }
}

function codeOfTransport(kind: TransportFailure['kind'], asked: Asked): string {
  if (kind === 'timeout') return 'Timeout';
  if (kind === 'token') return asked === 'probe' ? `${PREFIX}InvalidCredentials` : 'Unauthorized';
  return asked === 'probe' ? 'CredentialValidationUnavailable' : 'WebExceptionProtocolError';
}
