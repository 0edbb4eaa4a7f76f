/** Whether a resource has what its face demands; a lack names the attribute. */
import { type ResolvedPath, resolvePath, valuesAt } from './resolve-path.ts';
import type { ResourceShape } from './resource-shape.ts';
import { invalidValue } from './scim-errors.ts';
import type { ScimObject } from './scim-value.ts';

export interface RequiredAttribute {
  name: string;
  path: ResolvedPath;
}

/** A group without members is a group: Entra creates it so (W-81), whatever a table says of `members`. */
export function requiredAttributes(shape: ResourceShape): RequiredAttribute[] {
  return shape.required.flatMap((name) => {
    const path = resolvePath(shape, name);
    return path?.attribute && path.attribute.name !== 'members' ? { name, path } : [];
  });
}

export function checkRequired(kind: string, required: readonly RequiredAttribute[], attributes: ScimObject): void {
  const missing = required.filter(({ path }) => !valuesAt(attributes, path).some((value) => value !== ''));
  if (missing.length === 0) return;
  const names = missing.map(({ name }) => `'${name}'`).join(', ');
  throw invalidValue(`A ${kind} needs a value for ${names}.`);
}
