/** A directory extension as Graph prints it (G-138). Pure. */
import type { ExtensionProperty } from '../../tenant/index.ts';

export function extensionPropertyView(property: ExtensionProperty) {
  return {
    id: property.id,
    deletedDateTime: null,
    appDisplayName: property.appDisplayName,
    dataType: property.dataType,
    isMultiValued: false,
    isSyncedFromOnPremises: false,
    name: property.name,
    targetObjects: [...property.targetObjects],
  };
}
