/**
 * Reads a fault as it is typed, sent or kept in a file: the short form `status=503,operations=create+update,count=3`,
 * or an object with `effect` and the conditions. Everything in it is checked, so that a slip is told and not ignored.
 */
import type { ScimOperation } from '../../model/exchange.ts';
import { scimError } from '../errors.ts';
import { isJsonObject, type JsonObject } from '../member.ts';
import { checkFaultRule, type FaultEffect, type FaultRule } from './fault-rule.ts';
import { type FaultField, type FaultKind, faultKinds, faultTable } from './fault-table.ts';

export type GivenFault = Omit<FaultRule, 'id'> & { id?: string };

const operations = [
  'probe',
  'match',
  'read',
  'create',
  'update',
  'delete',
  'reference',
  'list',
  'discover',
] as const satisfies readonly ScimOperation[];

/** The values that the lists among the conditions may hold. */
export const faultConditions = {
  methods: ['GET', 'POST', 'PATCH', 'DELETE'],
  operations,
  kinds: ['User', 'Group'],
} as const;

type ListName = keyof typeof faultConditions;
const texts = ['id', 'path', 'object', 'from', 'until'] as const;
const numbers = ['probability', 'skip', 'count'] as const;

/** Throws FAULT_INVALID for the first thing that makes no sense. */
export function readFault(given: unknown): GivenFault {
  if (typeof given === 'string') return ruleOf(fromShortForm(given));
  if (isJsonObject(given)) return ruleOf(given);
  return refuse('form', given, "a text such as 'status=503,count=3' or an object with effect");
}

/** The faults of a file: a list, or an object with the list `faults`. Throws FAULT_INVALID. */
export function readFaults(document: unknown): GivenFault[] {
  const list = isJsonObject(document) ? document.faults : document;
  if (!Array.isArray(list)) return refuse('form', document, 'a list of faults, or an object with the list faults');
  return list.map(readFault);
}

/** `kind[=value],name=value,…`; several values of a list are joined by `+`. */
function fromShortForm(text: string): JsonObject {
  const [head = '', ...rest] = text.split(',').map((part) => part.trim());
  const [kindText, value] = halves(head);
  const kind = kindNamed(kindText);
  const { fields } = faultTable[kind];
  const effect: JsonObject = { kind };
  const rule: JsonObject = { effect };
  if (value !== null) {
    const [first] = fields;
    if (!first) return refuse('effect', head, `${kind} without a value`);
    effect[first.name] = typed(first, value);
  }
  for (const part of rest) {
    const [name, given] = halves(part);
    const field = fields.find((candidate) => candidate.name === name);
    if (field) effect[name] = typed(field, given ?? 'true');
    else if (given === null) return refuse('condition', part, 'name=value');
    else if (name in faultConditions) rule[name] = given.split('+');
    else if (name === 'enabled') rule[name] = given.toLowerCase() === 'true';
    else rule[name] = (numbers as readonly string[]).includes(name) ? Number(given) : given;
  }
  return rule;
}

function halves(part: string): [string, string | null] {
  const at = part.indexOf('=');
  return at < 0 ? [part, null] : [part.slice(0, at), part.slice(at + 1)];
}

function typed({ type }: FaultField, text: string): unknown {
  if (type === 'integer') return Number(text);
  return type === 'boolean' ? text.toLowerCase() === 'true' : text;
}

function ruleOf(given: JsonObject): GivenFault {
  const rule: Record<string, unknown> = { effect: effectOf(given.effect) };
  for (const [name, value] of Object.entries(given)) {
    if (name === 'effect' || value === undefined || value === null) continue;
    if (name in faultConditions) rule[name] = listOf(name as ListName, value);
    else if ((texts as readonly string[]).includes(name)) rule[name] = textOf(name, value);
    else if ((numbers as readonly string[]).includes(name)) rule[name] = numberOf(name, value);
    else if (name === 'enabled') rule[name] = flagOf(name, value);
    else refuse('condition', name, [...Object.keys(faultConditions), ...texts, ...numbers, 'enabled'].join(', '));
  }
  const read = rule as unknown as GivenFault;
  checkFaultRule(read);
  return read;
}

function effectOf(given: unknown): FaultEffect {
  if (!isJsonObject(given)) return refuse('effect', given, 'an object with kind');
  const kind = kindNamed(given.kind);
  const effect: JsonObject = { kind };
  const { fields } = faultTable[kind];
  for (const [name, value] of Object.entries(given)) {
    if (name === 'kind' || value === undefined || value === null) continue;
    const field = fields.find((candidate) => candidate.name === name);
    if (!field) return refuse('effect', name, fields.map((known) => known.name).join(', ') || 'kind alone');
    effect[name] = fieldValue(field, value);
  }
  const missing = fields.find(({ name, required }) => required && effect[name] === undefined);
  if (missing) return refuse(missing.name, undefined, missing.doc);
  return effect as unknown as FaultEffect;
}

function kindNamed(given: unknown): FaultKind {
  const lower = String(given).toLowerCase();
  return (
    faultKinds.find((kind) => kind.toLowerCase() === lower) ??
    refuse('effect', given, `one of ${faultKinds.join(', ')}`)
  );
}

function fieldValue(field: FaultField, value: unknown): unknown {
  switch (field.type) {
    case 'integer':
      return typeof value === 'number' && Number.isInteger(value) && value >= field.minimum && value <= field.maximum
        ? value
        : refuse(field.name, value, `a whole number from ${field.minimum} to ${field.maximum}`);
    case 'boolean':
      return flagOf(field.name, value);
    case 'text':
      return textOf(field.name, value);
  }
}

function listOf(name: ListName, value: unknown): string[] {
  const known: readonly string[] = faultConditions[name];
  const items = Array.isArray(value) ? value : [value];
  if (items.length === 0) return refuse(name, value, `some of ${known.join(', ')}`);
  return items.map(
    (item) =>
      known.find((candidate) => candidate.toLowerCase() === String(item).toLowerCase()) ??
      refuse(name, item, `one of ${known.join(', ')}`),
  );
}

function textOf(name: string, value: unknown): string {
  return typeof value === 'string' ? value : refuse(name, value, 'a text');
}

function flagOf(name: string, value: unknown): boolean {
  return typeof value === 'boolean' ? value : refuse(name, value, 'true or false');
}

function numberOf(name: string, value: unknown): number {
  return typeof value === 'number' && Number.isFinite(value) ? value : refuse(name, value, 'a number');
}

function refuse(field: string, value: unknown, expected: string): never {
  throw scimError('FAULT_INVALID', { field, value, expected });
}
