/**
 * One enabled object mapping of a job's schema, compiled: what is read, who is in scope, what the target should
 * hold and which actions are on (M-01 to M-03, E-425).
 */
import { type CompiledObjectMapping, compileObjectMapping } from '../mapping/index.ts';
import type { ObjectKind } from '../model/exchange.ts';
import type { ObjectDefinition, ObjectMapping, SynchronizationRule, SynchronizationSchema } from '../model/schema.ts';
import { objectMappingFor } from '../schema/index.ts';
import { type CompiledFilter, compileFilter } from '../scoping/index.ts';

export interface ObjectFlow {
  kind: ObjectKind;
  rule: SynchronizationRule;
  mapping: ObjectMapping;
  compiled: CompiledObjectMapping;
  filter: CompiledFilter;
  /** Target object actions: Create, Update, Delete. */
  actions: { create: boolean; update: boolean; delete: boolean };
  targetObject: ObjectDefinition;
  /** False: leaving the scope deletes instead of disabling (E-410, E-450). */
  isSoftDeletable: boolean;
  /** The attribute that the connection check asks for (W-32). */
  probeAttribute: string;
}

/** Null when the schema has no mapping for this kind, or it is switched off (E-426). */
export function compileObjectFlow(schema: SynchronizationSchema, kind: ObjectKind): ObjectFlow | null {
  const found = objectMappingFor(schema, kind);
  if (!found?.mapping.enabled) return null;
  const { rule, mapping, targetObject } = found;
  const flags = mapping.flowTypes.split(',').map((flag) => flag.trim().toLowerCase());
  const matching = mapping.attributeMappings
    .filter((attribute) => attribute.matchingPriority > 0)
    .sort((a, b) => a.matchingPriority - b.matchingPriority);
  return {
    kind,
    rule,
    mapping,
    compiled: compileObjectMapping(mapping, targetObject),
    filter: compileFilter(mapping.scope),
    actions: { create: flags.includes('add'), update: flags.includes('update'), delete: flags.includes('delete') },
    targetObject,
    isSoftDeletable: isSoftDeletable(kind, targetObject),
    probeAttribute: matching[0]?.targetAttributeName ?? (kind === 'User' ? 'userName' : 'displayName'),
  };
}

/** A target says so in its metadata (G-83); without a word users can be disabled and groups can't (E-450). */
function isSoftDeletable(kind: ObjectKind, targetObject: ObjectDefinition): boolean {
  const stated = targetObject.metadata.find((entry) => entry.key === 'IsSoftDeletionSupported')?.value;
  return stated === undefined ? kind === 'User' : stated.toLowerCase() === 'true';
}
