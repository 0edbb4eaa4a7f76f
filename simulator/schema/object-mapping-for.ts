/** The enabled outbound mapping of users or groups in a schema (G-73, G-81). Pure. */
import type { ObjectDefinition, ObjectMapping, SynchronizationRule, SynchronizationSchema } from '../model/schema.ts';
import { isSourceDirectory } from './source-directory.ts';

export interface FoundMapping {
  rule: SynchronizationRule;
  mapping: ObjectMapping;
  targetObject: ObjectDefinition;
}

/** The first by the priority of the rules; null when the schema maps no such objects. */
export function objectMappingFor(schema: SynchronizationSchema, kind: 'User' | 'Group'): FoundMapping | null {
  const rules = [...schema.synchronizationRules].sort((a, b) => a.priority - b.priority);
  const found: FoundMapping[] = [];
  for (const rule of rules) {
    if (!isSourceDirectory({ name: rule.sourceDirectoryName })) continue;
    const directory = schema.directories.find(({ name }) => name === rule.targetDirectoryName);
    for (const mapping of rule.objectMappings) {
      const targetObject = directory?.objects.find(({ name }) => name === mapping.targetObjectName);
      if (mapping.sourceObjectName === kind && targetObject) found.push({ rule, mapping, targetObject });
    }
  }
  return found.find(({ mapping }) => mapping.enabled) ?? found[0] ?? null;
}
