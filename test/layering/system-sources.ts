/**
 * Finds in a source every place that asks the system for time or chance. Virtual time and seeds are worthless if
 * one file goes round them. Used by `time-and-chance.test.ts`.
 */
import { parseSync } from '@swc/core';

/** Functions that ask the system when they are called or handed on, by the object they hang on. */
const MEMBERS = new Map([
  ['Date', ['now']],
  ['Math', ['random']],
  ['performance', ['now', 'timeOrigin']],
  ['process', ['hrtime', 'uptime']],
  ['crypto', ['randomUUID', 'getRandomValues']],
]);

/** What may not be imported from Node, because it asks the system. */
const IMPORTS = new Map([
  ['node:crypto', /^(random|getRandom|generateKey|webcrypto|default$|\*$)/],
  ['node:perf_hooks', /./],
]);

interface Node {
  type?: string;
  [field: string]: unknown;
}

/** What was found, in the order of the source, such as `Date.now` or `new Date()`. */
export function systemSources(source: string): string[] {
  const found: string[] = [];
  visit(parseSync(source, { syntax: 'typescript', tsx: false, target: 'es2022' }) as unknown as Node, found);
  return found;
}

function visit(node: Node, found: string[]): void {
  const source = sourceAt(node);
  if (source !== null) found.push(source);
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value]) {
      if (child !== null && typeof child === 'object') visit(child as Node, found);
    }
  }
}

function sourceAt(node: Node): string | null {
  if (node.type === 'MemberExpression') {
    const object = nameOf(node.object);
    const property = nameOf(node.property);
    return MEMBERS.get(object)?.includes(property) ? `${object}.${property}` : null;
  }
  const isDate = nameOf(node.callee) === 'Date';
  if (node.type === 'NewExpression' && isDate) return isEmpty(node.arguments) ? 'new Date()' : null;
  if (node.type === 'CallExpression' && isDate) return 'Date()';
  if (node.type === 'ImportDeclaration') return importAt(node);
  return null;
}

function importAt(node: Node): string | null {
  const from = (node.source as { value: string }).value;
  const forbidden = IMPORTS.get(from);
  if (!forbidden || node.typeOnly === true) return null;
  const names = (node.specifiers as Node[]).map((specifier) => {
    if (specifier.type === 'ImportDefaultSpecifier') return 'default';
    if (specifier.type === 'ImportNamespaceSpecifier') return '*';
    return nameOf(specifier.imported) || nameOf(specifier.local);
  });
  const name = names.find((candidate) => forbidden.test(candidate));
  return name === undefined ? null : `${name} of ${from}`;
}

/** The name of an identifier, also one that is reached through `globalThis`; otherwise nothing. */
function nameOf(node: unknown): string {
  const { type, value, property } = (node ?? {}) as { type?: string; value?: unknown; property?: unknown };
  if (type === 'Identifier') return String(value);
  return type === 'MemberExpression' ? nameOf(property) : '';
}

function isEmpty(list: unknown): boolean {
  return !Array.isArray(list) || list.length === 0;
}
