/** The PATCH of one reference to another object, such as the manager, in a request of its own (W-46, W-59, W-78). */
import type { ObjectKind, ScimRequest } from '../../model/exchange.ts';
import type { AttributeChange } from '../../model/values.ts';
import { parseAttributePath } from '../../schema/index.ts';
import type { WireSettings } from '../settings/wire-settings.ts';
import { resourcePath } from './address.ts';
import { composePatch, operation, type PatchOperation } from './patch.ts';

/** `change.value` is the target id of the referenced object; for a removal `change.oldValue` is. */
export function composeReference(
  kind: ObjectKind,
  id: string,
  change: AttributeChange,
  settings: WireSettings,
): ScimRequest {
  const patch =
    change.verb === 'Remove' || change.value === null ? removal(change, settings) : assignment(change, settings);
  return composePatch('reference', kind, id, [patch]);
}

function assignment(change: AttributeChange, settings: WireSettings): PatchOperation {
  const referenced = String(change.value);
  if (settings.managerValue === 'refArray') {
    const $ref = settings.baseUrl + resourcePath('User', referenced);
    return operation(change.verb, shortName(change.attribute), [{ $ref, value: referenced }], settings);
  }
  return operation(change.verb, change.attribute, referenceValue(referenced, settings), settings);
}

function removal(change: AttributeChange, settings: WireSettings): PatchOperation {
  const referenced = change.oldValue === null ? null : String(change.oldValue);
  switch (settings.managerRemoval) {
    case 'replaceEmpty':
      return operation('Replace', change.attribute, referenceValue('', settings), settings);
    case 'removeFilter': {
      const filter = referenced === null ? '' : `[value eq "${referenced}"]`;
      return operation('Remove', `${shortName(change.attribute)}${filter}`, undefined, settings);
    }
    case 'removeWithValue':
      return operation('Remove', change.attribute, referenced ?? undefined, settings);
  }
}

function referenceValue(referenced: string, settings: WireSettings): string | { value: string } {
  return settings.managerValue === 'object' ? { value: referenced } : referenced;
}

/** Captures of these two forms name the attribute without its extension (W-78, W-79). */
function shortName(attribute: string): string {
  return parseAttributePath(attribute)?.name ?? attribute;
}
