/**
 * The operations of a PATCH (RFC 7644, 3.5.2) in the dialects of Entra: verbs in any case (W-115), values as text,
 * value paths to items that don't exist, objects without a path. Changes the attributes of a resource in place and
 * collects what is to happen to a group's members.
 */
import { PatchOp } from 'scimmy/messages';
import { type AssignVerb, assign, assignObject, removeAt } from './assign.ts';
import { type ResolvedPath, resolvePath } from './resolve-path.ts';
import type { ResourceShape } from './resource-shape.ts';
import { invalidPath, invalidSyntax, invalidValue, mutability, noTarget, SCIMError } from './scim-errors.ts';
import { isObject, keyIn, type ScimObject } from './scim-value.ts';

/** What to do with the members, in this order. */
export type MemberEdit =
  | { edit: 'add'; ids: string[] }
  | { edit: 'remove'; ids: string[] }
  | { edit: 'replace'; ids: string[] }
  /** Those whom the filter of the path chooses. */
  | { edit: 'removeChosen'; isChosen: (member: ScimObject) => boolean };

interface Operation {
  verb: AssignVerb | 'remove';
  path: string | undefined;
  value: unknown;
}

/** Changes `attributes`; gives the edits of the members. Throws a SCIMError that names the operation at fault. */
export function applyPatch(shape: ResourceShape, attributes: ScimObject, body: unknown): MemberEdit[] {
  const edits: MemberEdit[] = [];
  for (const [index, operation] of readOperations(body).entries()) {
    try {
      applyOperation(shape, attributes, operation, edits);
    } catch (error) {
      if (!(error instanceof SCIMError)) throw error;
      throw new SCIMError(error.status, error.scimType, `Operation ${index + 1}: ${error.message}`);
    }
  }
  return edits;
}

/** The ids of members in a value: objects with `value`, or bare ids, one or several. */
export function memberIds(value: unknown): string[] {
  if (value === null || value === undefined || value === '') return [];
  return (Array.isArray(value) ? value : [value]).map((item) => {
    const key = isObject(item) ? keyIn(item, 'value') : undefined;
    const id = key === undefined ? item : (item as Record<string, unknown>)[key];
    if (typeof id === 'string' && id !== '') return id;
    throw invalidValue(`A member is given by the id of a user or group. Given: ${JSON.stringify(item)}.`);
  });
}

function readOperations(body: unknown): Operation[] {
  const schemas = isObject(body) ? body.schemas : undefined;
  if (!isObject(body) || !Array.isArray(schemas) || !schemas.includes(PatchOp.id)) {
    throw invalidSyntax(`The body of a PATCH is an object with the schema ${PatchOp.id}.`);
  }
  const operations = body[keyIn(body, 'Operations') ?? 'Operations'];
  if (!Array.isArray(operations) || operations.length === 0) {
    throw invalidSyntax(`'Operations' is a list of at least one operation. Given: ${JSON.stringify(operations)}.`);
  }
  return operations.map((operation: unknown, index) => {
    if (!isObject(operation)) throw invalidSyntax(`Operation ${index + 1} is no object.`);
    const verb = String(operation.op).toLowerCase();
    if (verb !== 'add' && verb !== 'replace' && verb !== 'remove') {
      throw invalidSyntax(
        `Operation ${index + 1}: 'op' is add, replace or remove. Given: ${JSON.stringify(operation.op)}.`,
      );
    }
    const { path, value } = operation;
    if (path !== undefined && path !== null && typeof path !== 'string') {
      throw invalidPath(`Operation ${index + 1}: 'path' is a text. Given: ${JSON.stringify(path)}.`);
    }
    return { verb, path: path || undefined, value };
  });
}

function applyOperation(shape: ResourceShape, attributes: ScimObject, operation: Operation, edits: MemberEdit[]): void {
  const { verb, path: text, value } = operation;
  if (text === undefined) {
    if (verb === 'remove') throw noTarget(`A 'remove' needs a path.`);
    if (!isObject(value))
      throw invalidValue(`Without a path, the value is an object. Given: ${JSON.stringify(value)}.`);
    const { members, others } = setMembersAside(shape, value);
    assignObject(shape, attributes, verb, others);
    if (members) edits.push({ edit: verb, ids: memberIds(members.value) });
    return;
  }
  if (verb !== 'remove' && value === undefined) throw invalidValue(`The operation '${verb}' needs a value.`);
  const path = resolved(shape, text);
  if (isMembers(shape, path)) edits.push(memberEdit(path, verb, value));
  else if (verb === 'remove') removeAt(attributes, path, value);
  else assign(shape, attributes, verb, path, value);
}

function memberEdit({ filter }: ResolvedPath, verb: Operation['verb'], value: unknown): MemberEdit {
  if (verb !== 'remove') return { edit: verb, ids: memberIds(value) };
  if (filter) {
    const [demand] = filter.demands;
    const isOneId = filter.demands.length === 1 && demand?.sub.toLowerCase() === 'value';
    if (isOneId && filter.isPlain) return { edit: 'remove', ids: [String(demand.value)] };
    return { edit: 'removeChosen', isChosen: (member) => filter.matches(member) };
  }
  const ids = memberIds(value);
  // Without saying whom, all of them (RFC 7644, 3.5.2.2).
  return ids.length === 0 ? { edit: 'replace', ids } : { edit: 'remove', ids };
}

/** Members are kept apart from the attributes, under whichever key they come. */
export function setMembersAside(shape: ResourceShape, value: Record<string, unknown>) {
  const others: Record<string, unknown> = {};
  let members: { value: unknown } | null = null;
  for (const [key, given] of Object.entries(value)) {
    const path = shape.kind === 'Group' ? resolvePath(shape, key) : null;
    if (path && isMembers(shape, path)) members = { value: given };
    else others[key] = given;
  }
  return { members, others };
}

function isMembers({ kind, core }: ResourceShape, { schema, attribute }: ResolvedPath): boolean {
  return kind === 'Group' && schema === core && attribute?.name === 'members';
}

function resolved(shape: ResourceShape, text: string): ResolvedPath {
  if (/^(id|meta|schemas)\b/i.test(text)) throw mutability(`'${text}' can't be changed.`);
  let path: ResolvedPath | null;
  try {
    path = resolvePath(shape, text);
  } catch {
    path = null;
  }
  if (path) return path;
  throw invalidPath(`'${text}' is no attribute of a ${shape.kind} here, or not well formed.`);
}
