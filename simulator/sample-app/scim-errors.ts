/**
 * What the sample app refuses a request with: SCIMMY's error type, which its ErrorResponse message turns into the
 * body of RFC 7644, 3.12. These are answers of a target, not errors of provsim.
 */
import { ErrorResponse } from 'scimmy/messages';
import { SCIMError } from 'scimmy/types';

export { SCIMError };

export const invalidValue = (detail: string) => new SCIMError(400, 'invalidValue', detail);
export const invalidSyntax = (detail: string) => new SCIMError(400, 'invalidSyntax', detail);
export const invalidFilter = (detail: string) => new SCIMError(400, 'invalidFilter', detail);
export const invalidPath = (detail: string) => new SCIMError(400, 'invalidPath', detail);
export const noTarget = (detail: string) => new SCIMError(400, 'noTarget', detail);
export const mutability = (detail: string) => new SCIMError(400, 'mutability', detail);
export const uniqueness = (detail: string) => new SCIMError(409, 'uniqueness', detail);
export const unauthorized = (detail: string) => new SCIMError(401, '', detail);
export const notFound = (detail: string) => new SCIMError(404, '', detail);
export const notImplemented = (detail: string) => new SCIMError(501, '', detail);

/** The body for anything thrown while a request was handled; what isn't a SCIM error becomes a bare 500. */
export function errorBody(thrown: unknown): { status: number; body: string } {
  const error =
    thrown instanceof SCIMError ? thrown : new SCIMError(500, '', 'The sample app failed to handle this request.');
  return { status: error.status, body: JSON.stringify(new ErrorResponse(error)) };
}
