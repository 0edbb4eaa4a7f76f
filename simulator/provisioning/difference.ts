/**
 * What has to change in the target: desired values against the resource just read (E-435, M-12 to M-16). Pure.
 */
import type { MappedAttribute, MappedObject } from '../mapping/index.ts';
import type { ScimResource } from '../model/exchange.ts';
import type { AttributeChange, TargetAttribute, TargetValue } from '../model/values.ts';
import { type AttributeReading, readAttribute } from '../scim/index.ts';

/** The attributes of a create request, in mapping order. */
export function attributesToCreate(mapped: MappedObject): TargetAttribute[] {
  return mapped.attributes.filter((attribute) => attribute.onCreate);
}

/**
 * The changes that bring a resource to what it should hold, in mapping order. `FlowAlways` sends an equal value
 * too, and by itself makes an update (E-434).
 */
export function changesToUpdate(
  mapped: MappedObject,
  resource: ScimResource,
  onReading?: (reading: AttributeReading) => void,
): AttributeChange[] {
  const changes: AttributeChange[] = [];
  for (const attribute of mapped.attributes) {
    if (attribute.onUpdate === 'never') continue;
    const reading = readAttribute(resource, attribute.attribute);
    onReading?.(reading);
    const change = changeOf(attribute, reading.value);
    if (change) changes.push(change);
  }
  return changes;
}

/**
 * A known fault of the service: an update takes a Switch with a default whose value isn't due to change for nothing,
 * and clears what the target holds, with the old value beside (X-84, W-67). Without other changes nothing is sent.
 */
export function withForgottenSwitches(
  mapped: MappedObject,
  resource: ScimResource,
  changes: readonly AttributeChange[],
): readonly AttributeChange[] {
  if (changes.length === 0) return changes;
  const byName = new Map(changes.map((change) => [change.attribute, change]));
  return mapped.attributes.flatMap(({ attribute, isForgettable, onUpdate }): AttributeChange[] => {
    const change = byName.get(attribute);
    if (change) return [change];
    if (!isForgettable || onUpdate !== 'always') return [];
    const { value } = readAttribute(resource, attribute);
    return value === null || value === '' ? [] : [{ attribute, verb: 'Remove', value: null, oldValue: value }];
  });
}

function changeOf(attribute: MappedAttribute, current: TargetValue | null): AttributeChange | null {
  const isEmpty = current === null || current === '' || (Array.isArray(current) && current.length === 0);
  if (attribute.onUpdate === 'whenTargetEmpty' && !isEmpty) return null;
  if (attribute.onUpdate === 'additionsWhenTargetHasValue' && isEmpty) return null;
  const value = valueToSend(attribute, current);
  if (value === null) return null;
  return {
    attribute: attribute.attribute,
    verb: isEmpty ? 'Add' : 'Replace',
    value,
    oldValue: isEmpty ? null : current,
    ...(attribute.multivalued ? { multivalued: true } : {}),
    ...(attribute.roles ? { roles: attribute.roles } : {}),
  };
}

/** Null when the target holds it already. Some lists only grow: of those, what is missing is sent. */
function valueToSend(attribute: MappedAttribute, current: TargetValue | null): TargetValue | null {
  const { value, caseExact, flowAlways } = attribute;
  // An empty text isn't added where nothing is: a POST leaves it out as well (W-58, W-75, E-435).
  if (value === '' && (current === null || current === '')) return null;
  if (!addsOnly(attribute) || !Array.isArray(value) || !Array.isArray(current)) {
    return !flowAlways && isSame(value, current, caseExact) ? null : value;
  }
  const missing = value.filter((item) => !current.some((held) => isSame(item, held, caseExact)));
  if (missing.length === 0) return flowAlways ? value : null;
  // Adding one role sends them all again (W-80).
  return attribute.roles ? value : missing;
}

function addsOnly({ onUpdate, roles }: MappedAttribute): boolean {
  return (
    onUpdate === 'additionsOnly' ||
    onUpdate === 'additionsWhenTargetHasValue' ||
    roles?.function === 'AppRoleAssignmentsComplex'
  );
}

/**
 * Equal for the engine: text by the attribute's case rule, lists as sets (E-435). An object holds if each of its
 * keys does; what the target adds (`$ref`, its own ids) is no difference.
 */
function isSame(desired: TargetValue, current: TargetValue | null, caseExact: boolean): boolean {
  if (current === null) return false;
  if (typeof desired === 'string' && typeof current === 'string') {
    return caseExact ? desired === current : desired.toLowerCase() === current.toLowerCase();
  }
  if (Array.isArray(desired)) {
    const list = Array.isArray(current) ? (current as readonly TargetValue[]) : [current];
    return (
      desired.length === list.length && desired.every((item) => list.some((other) => isSame(item, other, caseExact)))
    );
  }
  if (typeof desired === 'object') {
    if (typeof current !== 'object' || Array.isArray(current)) return false;
    const wanted = desired as { readonly [key: string]: TargetValue };
    const held = current as { readonly [key: string]: TargetValue };
    return Object.keys(wanted).every((key) => isSame(wanted[key] as TargetValue, held[key] ?? null, caseExact));
  }
  // A list of single values comes back as objects with a `value`.
  if (typeof current === 'object' && !Array.isArray(current) && 'value' in current) {
    return isSame(desired, (current as { value: TargetValue }).value, caseExact);
  }
  return desired === current || String(desired).toLowerCase() === String(current).toLowerCase();
}
