/** The errors of the server, and how every error is answered: in Graph's form (G-07). */
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import { defineErrors, errorKind, ProvsimError } from '../errors.ts';
import { inputProblem } from './input-problem.ts';

export const httpError = defineErrors({
  PORT_IN_USE: errorKind<{ port: number; option: '--port' | '--https-port' }>(
    500,
    2,
    ({ port, option }) =>
      `Port ${port} is in use by another program. Stop that, or give another port with ${option} N (0 takes a free one).`,
  ),
  GRAPH_QUIRK_INVALID: errorKind<{ name: string; value: string; expected: string }>(
    400,
    2,
    ({ name, value, expected }) => `--graph-quirk ${name}=${value} can't be taken: expected ${expected}.`,
  ),
  CERTIFICATE_UNWRITABLE: errorKind<{ file: string; reason: string }>(
    500,
    2,
    ({ file, reason }) =>
      `The certificate for HTTPS can't be kept in ${file}: ${reason}. Give another folder with --data DIR, or start without --https.`,
  ),
  PAGE_NOT_BUILT: errorKind<{ folder: string }>(
    503,
    2,
    ({ folder }) => `The page was not built: ${folder} is missing. Build it with 'npm run build'.`,
  ),
  REQUEST_INVALID: errorKind<{ reason: string }>(400, 2, ({ reason }) => `The request can't be understood: ${reason}.`),
  JOB_MISSING: errorKind<{ id: string }>(
    404,
    1,
    ({ id }) => `There is no job '${id}'. GET /control/applications lists the jobs of every application.`,
  ),
  SOURCE_OBJECT_MISSING: errorKind<{ kind: string; id: string }>(
    404,
    1,
    ({ kind, id }) => `The tenant has no ${kind.toLowerCase()} '${id}'. Choose another one.`,
  ),
  PRINCIPAL_UNKNOWN: errorKind<{ given: string }>(
    404,
    1,
    ({ given }) =>
      `There is no user or group '${given}' in the tenant, and the log knows nothing of it. Give a user principal name, the whole name of a group, or an object id.`,
  ),
  PRINCIPAL_AMBIGUOUS: errorKind<{ given: string; ids: readonly string[] }>(
    400,
    2,
    ({ given, ids }) => `Several groups are named '${given}'. Give the id of one: ${ids.slice(0, 5).join(', ')}.`,
  ),
  SAMPLE_APP_MISSING: errorKind<{ id: string }>(
    404,
    1,
    ({ id }) => `The application '${id}' has no built-in sample app: its target is an endpoint of its own.`,
  ),
  MESSAGE_MISSING: errorKind<{ id: string }>(
    404,
    1,
    ({ id }) => `There is no notification '${id}' in the outbox. GET /control/outbox lists those that are kept.`,
  ),
  FAULT_MISSING: errorKind<{ id: string }>(
    404,
    1,
    ({ id }) => `No fault '${id}' is switched on. Those that are can be listed with GET at the address without the id.`,
  ),
});

/** The `code` of a Graph error body for each of ours; others go out under their own (G-08, G-09). */
const graphCodes: Readonly<Record<string, string>> = {
  OBJECT_NOT_FOUND: 'Request_ResourceNotFound',
  APPLICATION_NOT_FOUND: 'Request_ResourceNotFound',
  MEMBER_MISSING: 'Request_ResourceNotFound',
  USER_PRINCIPAL_NAME_TAKEN: 'Request_BadRequest',
  PROPERTY_INVALID: 'Request_BadRequest',
  MEMBER_EXISTS: 'Request_BadRequest',
  ROLE_NOT_FOUND: 'Request_BadRequest',
  ASSIGNMENT_EXISTS: 'Request_BadRequest',
  JOB_NOT_FOUND: 'NotFound',
  SECRET_KEY_UNKNOWN: 'InternalError',
  RESET_SCOPE_INVALID: 'BadRequest',
};

/** Answers an error: ours by its definition, a failed check of the input as 400, anything else as 500. */
export function answerError(error: FastifyError | ProvsimError, request: FastifyRequest, reply: FastifyReply): void {
  const status = error instanceof ProvsimError ? error.status : (error.statusCode ?? 500);
  const code =
    error instanceof ProvsimError
      ? (graphCodes[error.code] ?? error.code)
      : status < 500
        ? 'BadRequest'
        : 'InternalError';
  if (status >= 500 && !(error instanceof ProvsimError)) request.log.error(error);
  void reply
    .status(status)
    .type('application/json')
    .send({
      error: {
        code,
        message: messageOf(error),
        innerError: { 'request-id': request.id, 'client-request-id': request.id },
        ...(error instanceof ProvsimError && hasProblems(error.given) ? { details: error.given.problems } : {}),
      },
    });
}

/** Of a failed check of the input: names what is wrong with it, and what was given. */
function messageOf(error: FastifyError | ProvsimError): string {
  if (error instanceof ProvsimError) return error.message;
  return (error.validation && inputProblem(error.validation, error.validationContext ?? 'request')) ?? error.message;
}

function hasProblems(given: unknown): given is { problems: unknown[] } {
  return typeof given === 'object' && given !== null && 'problems' in given && Array.isArray(given.problems);
}
