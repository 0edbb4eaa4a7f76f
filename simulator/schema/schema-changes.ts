/** What differs between two schemas, as the audit log prints it: mappings, actions, scopes, target attributes. Pure. */
import type { ModifiedProperty } from '../model/log.ts';
import type { AttributeMapping, Filter, SynchronizationSchema } from '../model/schema.ts';

export function schemaChanges(before: SynchronizationSchema, after: SynchronizationSchema): ModifiedProperty[] {
  const [old, now] = [partsOf(before), partsOf(after)];
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter((name) => old.get(name) !== now.get(name))
    .map((displayName) => ({
      displayName,
      oldValue: old.get(displayName) ?? null,
      newValue: now.get(displayName) ?? null,
    }));
}

/** Everything that decides what is provisioned, each part under a name and as one text. */
function partsOf(schema: SynchronizationSchema): Map<string, string> {
  const parts = new Map<string, string>();
  for (const mapping of schema.synchronizationRules.flatMap((rule) => rule.objectMappings)) {
    const kind = mapping.sourceObjectName;
    parts.set(`${kind}: enabled`, String(mapping.enabled));
    parts.set(`${kind}: target object actions`, mapping.flowTypes);
    parts.set(`${kind}: scope`, scopeText(mapping.scope));
    for (const attribute of mapping.attributeMappings) {
      parts.set(`${kind}: ${attribute.targetAttributeName}`, mappingText(attribute));
    }
  }
  for (const directory of schema.directories) {
    for (const object of directory.objects) {
      for (const { name, ...attribute } of object.attributes) {
        parts.set(`${directory.name}/${object.name}: ${name}`, JSON.stringify(attribute));
      }
    }
  }
  return parts;
}

function mappingText(mapping: AttributeMapping): string {
  const { source, defaultValue, flowType, flowBehavior, matchingPriority } = mapping;
  return [
    source?.expression ?? 'none',
    ...(matchingPriority > 0 ? [`matching precedence ${matchingPriority}`] : []),
    ...(defaultValue ? [`default '${defaultValue}'`] : []),
    ...(flowType === 'Always' ? [] : [flowType]),
    ...(flowBehavior === 'FlowWhenChanged' ? [] : [flowBehavior]),
  ].join(', ');
}

function scopeText(scope: Filter | null): string {
  const groups = (scope?.groups ?? []).map(({ clauses }) =>
    clauses
      .map(({ sourceOperandName, operatorName, targetOperand }) =>
        [sourceOperandName, operatorName, ...(targetOperand?.values ?? [])].join(' '),
      )
      .join(' AND '),
  );
  return groups.length === 0 ? 'everyone' : groups.join(' OR ');
}
