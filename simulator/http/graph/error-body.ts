/** Every error of the Graph surface in Graph's form (G-07), with Graph's codes (G-08, G-09). */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { ProvsimError } from '../../errors.ts';

/** The `code` of each of our errors. */
const codes: Readonly<Record<string, string>> = {
  OBJECT_NOT_FOUND: 'Request_ResourceNotFound',
  OBJECT_UNKNOWN: 'Request_ResourceNotFound',
  EXTENSION_EXISTS: 'Request_BadRequest',
  SUBJECT_NOT_FOUND: 'Request_ResourceNotFound',
  APPLICATION_NOT_FOUND: 'Request_ResourceNotFound',
  MEMBER_MISSING: 'Request_ResourceNotFound',
  USER_PRINCIPAL_NAME_TAKEN: 'Request_BadRequest',
  PROPERTY_INVALID: 'Request_BadRequest',
  MEMBER_EXISTS: 'Request_BadRequest',
  ROLE_NOT_FOUND: 'Request_BadRequest',
  ASSIGNMENT_EXISTS: 'Request_BadRequest',
  MEMBER_DELETE_WITHOUT_REF: 'Request_BadRequest',
  DOMAIN_UNVERIFIED: 'Request_BadRequest',
  REFERENCE_EXISTS: 'Request_BadRequest',
  PROPERTY_UNKNOWN: 'Request_BadRequest',
  APP_ID_UNKNOWN: 'Request_BadRequest',
  TEMPLATE_EXISTS: 'Conflict',
  PASSWORD_UNKNOWN: 'Request_BadRequest',
  DELTA_TOKEN_EXPIRED: 'resyncRequired',
  TOKEN_INVALID: 'InvalidAuthenticationToken',
  PERMISSION_MISSING: 'Authorization_RequestDenied',
  LOG_PERMISSION_MISSING: 'Authentication_MSGraphPermissionMissing',
  NOT_AN_OWNER: 'UnknownError',
  CREDENTIALS_REQUIRED: 'RequestMissingRequiredParameter',
  CREDENTIALS_REFUSED: 'CredentialValidationUnavailable',
  TENANT_URL_MISSING: 'RequestMissingRequiredParameter',
  EXTENSION_UNKNOWN: 'Request_BadRequest',
  TOO_MANY_ON_DEMAND: 'TooManyRequests',
  REFERENCE_INVALID: 'Request_BadRequest',
  BODY_INVALID: 'Request_BadRequest',
  JOB_NOT_FOUND: 'NotFound',
  SYNCHRONIZATION_NOT_FOUND: 'NotFound',
  LOG_ENTRY_NOT_FOUND: 'NotFound',
  NOT_IMPLEMENTED: 'NotImplemented',
  METHOD_NOT_ALLOWED: 'MethodNotAllowed',
  SECRET_KEY_UNKNOWN: 'InternalError',
};

export interface GraphErrorBody {
  error: {
    code: string;
    message: string;
    details?: { code: string; message: string; target: string }[];
    innerError: { date: string; 'request-id': string; 'client-request-id': string };
  };
}

/** `now` is virtual time. */
export function errorBody(
  error: FastifyError | ProvsimError,
  ids: { requestId: string; clientRequestId: string },
  now: string,
): { status: number; body: GraphErrorBody } {
  const status = error instanceof ProvsimError ? error.status : statusOf(error);
  const details = detailsOf(error);
  return {
    status,
    body: {
      error: {
        code: codeOf(error, status),
        message: error instanceof ProvsimError ? error.message : messageOf(error),
        ...(details ? { details } : {}),
        innerError: {
          date: now.slice(0, 19),
          'request-id': ids.requestId,
          'client-request-id': ids.clientRequestId,
        },
      },
    },
  };
}

export function answerGraphError(now: () => string) {
  return (error: FastifyError | ProvsimError, request: FastifyRequest, reply: FastifyReply): void => {
    const ids = { requestId: request.id, clientRequestId: clientRequestId(request) };
    const { status, body } = errorBody(error, ids, now());
    if (status >= 500 && !(error instanceof ProvsimError)) request.log.error(error);
    const retryAfterS = retryAfterOf(error);
    if (retryAfterS !== null) void reply.header('retry-after', retryAfterS);
    void reply.status(status).send(body);
  };
}

export function clientRequestId(request: FastifyRequest): string {
  const given = request.headers['client-request-id'];
  return typeof given === 'string' && given !== '' ? given : request.id;
}

function codeOf(error: FastifyError | ProvsimError, status: number): string {
  if (error instanceof ProvsimError) return codes[error.code] ?? (status < 500 ? 'BadRequest' : 'InternalError');
  if (error.validation) return error.validationContext === 'body' ? 'Request_BadRequest' : 'BadRequest';
  return status < 500 ? 'BadRequest' : 'InternalError';
}

function statusOf(error: FastifyError): number {
  return error.statusCode ?? 500;
}

type Problem = NonNullable<FastifyError['validation']>[number];

/** Of a failed check of the input: names the property, as Graph does (G-11). */
function messageOf(error: FastifyError): string {
  const problem = tellingProblem(error.validation ?? []);
  if (!problem) return error.message;
  const property = problem.instancePath.replace(/^\//, '').replaceAll('/', '.');
  const unknown = (problem.params as { additionalProperties?: string[] }).additionalProperties?.[0];
  if (unknown !== undefined) return unknownProperty(property === '' ? unknown : `${property}.${unknown}`);
  if (problem.keyword === 'boolean') return unknownProperty(property);
  const required = (problem.params as { requiredProperties?: string[] }).requiredProperties?.[0];
  if (required !== undefined) {
    return `A value is required for property '${property ? `${property}.` : ''}${required}' of resource.`;
  }
  if (property === '') return `The ${error.validationContext ?? 'request'} ${problem.message}.`;
  return `Invalid value specified for property '${property}' of resource: it ${problem.message}.`;
}

/** Of a choice of shapes every one complains; what says most comes first. */
function tellingProblem(problems: readonly Problem[]): Problem | undefined {
  const byKeyword = (keyword: string) => problems.find((problem) => problem.keyword === keyword);
  const isForNull = (problem: Problem) =>
    problem.keyword === 'type' && (problem.params as { type?: unknown }).type === 'null';
  return (
    byKeyword('additionalProperties') ??
    byKeyword('boolean') ??
    byKeyword('required') ??
    problems.find((problem) => !isForNull(problem)) ??
    problems[0]
  );
}

function unknownProperty(path: string): string {
  return `Invalid property '${path}': the resource has no such property.`;
}

function detailsOf(error: FastifyError | ProvsimError): { code: string; message: string; target: string }[] | null {
  if (!(error instanceof ProvsimError)) return null;
  if (error.code === 'USER_PRINCIPAL_NAME_TAKEN') {
    return [{ code: 'ObjectConflict', message: error.message, target: 'userPrincipalName' }];
  }
  const { given } = error;
  if (typeof given !== 'object' || given === null || !('problems' in given) || !Array.isArray(given.problems))
    return null;
  return given.problems.map((problem: { message: string; target?: string; path?: string; code?: string }) => ({
    code: problem.code ?? 'InvalidValue',
    message: problem.message,
    target: problem.target ?? problem.path ?? '',
  }));
}

function retryAfterOf(error: FastifyError | ProvsimError): number | null {
  const given = error instanceof ProvsimError ? error.given : null;
  return typeof given === 'object' && given !== null && 'retryAfterS' in given ? Number(given.retryAfterS) : null;
}
