/** The outbound mapping of users or groups in a schema (G-73, G-81). Pure. */
import type { ObjectDefinition, ObjectMapping, SynchronizationRule, SynchronizationSchema } from '../model/schema.ts';
import { directoryNamed, isSourceDirectory } from './source-directory.ts';

export interface FoundMapping {
  rule: SynchronizationRule;
  mapping: ObjectMapping;
  targetObject: ObjectDefinition;
}

/**
 * The first enabled one by the priority of the rules, or the first at all when all are switched off; null when the
 * schema maps no such objects.
 */
export function objectMappingFor(schema: SynchronizationSchema, kind: 'User' | 'Group'): FoundMapping | null {
  const rules = [...schema.synchronizationRules].sort((a, b) => a.priority - b.priority);
  const found: FoundMapping[] = [];
  for (const rule of rules) {
    const source = directoryNamed(schema.directories, rule.sourceDirectoryName) ?? { name: rule.sourceDirectoryName };
    if (!isSourceDirectory(source)) continue;
    const directory = directoryNamed(schema.directories, rule.targetDirectoryName);
    for (const mapping of rule.objectMappings) {
      const targetObject = directory?.objects.find(({ name }) => name === mapping.targetObjectName);
      if (mapping.sourceObjectName === kind && targetObject) found.push({ rule, mapping, targetObject });
    }
  }
  return found.find(({ mapping }) => mapping.enabled) ?? found[0] ?? null;
}
