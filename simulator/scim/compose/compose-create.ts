/** The POST that creates an object (W-51 to W-62, W-81). */
import type { ObjectKind, ScimRequest } from '../../model/exchange.ts';
import type { TargetAttribute } from '../../model/values.ts';
import type { WireSettings } from '../settings/wire-settings.ts';
import { AD_SCIM_GROUP, CORE_GROUP, CORE_USER, ENTERPRISE_USER } from '../urns.ts';
import { collectionPath } from './address.ts';
import { CORE_USER_ATTRIBUTES, inEnterpriseOrder, inResourceOrder, inSubOrder } from './create-order.ts';
import { createResource, type Fields } from './create-resource.ts';

/** `attributes` come in mapping order; the service's layout doesn't keep it, the Validator's does. */
export function composeCreate(
  kind: ObjectKind,
  attributes: readonly TargetAttribute[],
  settings: WireSettings,
): ScimRequest {
  const mapped = createResource(attributes, settings);
  const resource =
    settings.createLayout === 'service'
      ? serviceLayout(kind, mapped, settings)
      : validatorLayout(kind, mapped, settings);
  const body = JSON.stringify(resource);
  return { operation: 'create', kind, method: 'POST', path: collectionPath(kind), query: '', body };
}

function serviceLayout(kind: ObjectKind, mapped: Fields, settings: WireSettings): Fields {
  const resource: Fields = { schemas: schemasOf(kind, settings), meta: { resourceType: kind } };
  if (kind === 'Group' && settings.emptyMembersInCreate) resource.members = [];
  if (kind === 'User' && settings.explicitNulls) for (const name of CORE_USER_ATTRIBUTES) resource[name] = null;
  // The enterprise extension stands before custom ones (W-51).
  if (Object.hasOwn(mapped, ENTERPRISE_USER)) resource[ENTERPRISE_USER] = {};
  for (const [name, value] of Object.entries(mapped)) resource[name] = inServiceOrder(name, value);
  return inResourceOrder(resource);
}

function inServiceOrder(name: string, value: unknown): unknown {
  if (name === ENTERPRISE_USER) return inEnterpriseOrder(value as Fields);
  if (name.includes(':')) return value;
  if (Array.isArray(value)) return value.map((item: unknown) => (isFields(item) ? inSubOrder(name, item) : item));
  return isFields(value) ? inSubOrder(name, value) : value;
}

/** Mapping order, `schemas` last, no `meta`; `primary` at the end of items (§17). */
function validatorLayout(kind: ObjectKind, mapped: Fields, settings: WireSettings): Fields {
  const resource: Fields = {};
  for (const [name, value] of Object.entries(mapped)) {
    resource[name] = Array.isArray(value)
      ? value.map((item: unknown) => (isFields(item) ? primaryLast(item) : item))
      : value;
  }
  if (kind === 'Group' && settings.emptyMembersInCreate) resource.members ??= [];
  resource.schemas = schemasOf(kind, settings);
  return resource;
}

function primaryLast(item: Fields): Fields {
  if (!Object.hasOwn(item, 'primary')) return item;
  const { primary, ...rest } = item;
  return { ...rest, primary };
}

/** Always the same two for users, mapped or not; URNs of custom extensions aren't listed (W-52). */
function schemasOf(kind: ObjectKind, settings: WireSettings): string[] {
  if (kind === 'User') return [CORE_USER, ENTERPRISE_USER];
  return settings.groupSchemas === 'core' ? [CORE_GROUP] : [CORE_GROUP, AD_SCIM_GROUP];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
