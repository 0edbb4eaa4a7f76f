/** Attributes of a host for display, from its SCIM resource. Pure. */
import type { Host } from '../../api/types.ts';

const ENTERPRISE = 'urn:ietf:params:scim:schemas:extension:enterprise:2.0:User';

export function departmentOf({ attributes }: Host): string {
  return textOf(recordOf(attributes[ENTERPRISE])?.department);
}

export function workMailOf({ attributes }: Host): string {
  const { emails } = attributes;
  if (!Array.isArray(emails)) return '';
  const work = emails.map(recordOf).find((mail) => mail?.type === 'work');
  return textOf(work?.value);
}

/** Whether a part of any of the names was typed, in whatever case. */
export function isNamedLike(names: readonly string[], search: string): boolean {
  const wanted = search.trim().toLowerCase();
  return names.some((name) => name.toLowerCase().includes(wanted));
}

function recordOf(value: unknown): Record<string, unknown> | undefined {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
