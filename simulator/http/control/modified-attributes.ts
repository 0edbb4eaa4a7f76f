/** Modified properties of a log entry with the mapping behind each: expression and the values it read (P-812). Pure. */
import type { ObjectKind } from '../../model/exchange.ts';
import type { ModifiedProperty, ProvisioningStep } from '../../model/log.ts';
import type { AttributeMapping, SynchronizationSchema } from '../../model/schema.ts';
import { objectMappingFor } from '../../schema/index.ts';

export interface ModifiedAttribute extends ModifiedProperty {
  /** Of the mapping; null for what no mapping names, such as one value of several. */
  expression: string | null;
  /** What the mapping reads, by name. */
  source: Record<string, string | null>;
}

/** The attribute mappings of the kind of object. */
export function attributeMappingsOf(
  schema: SynchronizationSchema | undefined,
  kind: ObjectKind,
): readonly AttributeMapping[] {
  return schema ? (objectMappingFor(schema, kind)?.mapping.attributeMappings ?? []) : [];
}

export function modifiedAttributes(
  properties: readonly ModifiedProperty[],
  steps: readonly ProvisioningStep[],
  mappings: readonly AttributeMapping[],
): ModifiedAttribute[] {
  const imported = steps.find((step) => step.name.startsWith('EntryImport'))?.details ?? {};
  return properties.map((property) => {
    const expression = mappings.find((each) => each.targetAttributeName === property.displayName)?.source?.expression;
    const names = [...(expression ?? '').matchAll(/\[([\w.]+)\]/g)].map(([, name]) => name as string);
    const source = Object.fromEntries([...new Set(names)].map((name) => [name, imported[name] ?? null]));
    return { ...property, expression: expression ?? null, source };
  });
}
