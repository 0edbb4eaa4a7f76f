/**
 * From a source object to what the target should hold (M-07 to M-16, M-19, M-25 to M-28, M-40). Runs for every object
 * of a cycle; what doesn't depend on the object was worked out by `compile-mapping.ts`. Pure.
 */
import {
  asExpressionError,
  assignedRoles,
  canonicalText,
  type EvaluationContext,
  type Value,
} from '../expressions/index.ts';
import type { SourceAttributes, TargetValue } from '../model/values.ts';
import type {
  AttributeTemplate,
  CompiledAttribute,
  CompiledDefault,
  CompiledObjectMapping,
} from './compile-mapping.ts';
import { convertValue } from './convert-value.ts';
import type { MappedAttribute, MappedObject } from './mapped-object.ts';

export interface MappingContext extends EvaluationContext {
  /** What is known to be used in the target, by attribute: SelectUniqueValue passes it over. */
  used?: ReadonlyMap<string, ReadonlySet<string>>;
}

function evaluationContext(context: MappingContext, { name, isUnique }: CompiledAttribute): EvaluationContext {
  const used = isUnique ? context.used?.get(name) : undefined;
  return used ? { ...context, isUsedInTarget: (value) => used.has(value) } : context;
}

/** Never throws for what the object holds: an attribute that can't be mapped is among the failures. */
export function mapObject(
  compiled: CompiledObjectMapping,
  source: SourceAttributes,
  context: MappingContext,
): MappedObject {
  const mapped: MappedObject = {
    attributes: [],
    references: [],
    matching: [],
    missingRequired: [],
    failures: [],
    findings: [],
  };
  const handed: MappingContext = { ...context, onFinding: (finding) => mapped.findings.push(finding) };
  for (const attribute of compiled.attributes) mapAttribute(attribute, source, handed, mapped);
  for (const { name, default: otherwise } of compiled.required) {
    if (isFilled(name, mapped)) continue;
    if (otherwise === null) mapped.missingRequired.push(name);
    else addDefault(otherwise, mapped);
  }
  if (mapped.matching.length > 1) mapped.matching.sort((a, b) => a.priority - b.priority);
  return mapped;
}

function isFilled(name: string, { attributes, references }: MappedObject): boolean {
  for (const { attribute, onCreate } of attributes) if (attribute === name && onCreate) return true;
  for (const { attribute } of references) if (attribute === name) return true;
  return false;
}

function mapAttribute(
  attribute: CompiledAttribute,
  source: SourceAttributes,
  context: MappingContext,
  mapped: MappedObject,
): void {
  const { name } = attribute;
  let value: Value;
  try {
    value = attribute.evaluate(source, evaluationContext(context, attribute));
  } catch (error) {
    mapped.failures.push({ attribute: name, errorCode: 'InternalError', message: asExpressionError(error).message });
    return;
  }
  // Not flowed takes no default, and leaves a reference as it is (M-13, X-30).
  if (value === undefined) return;
  if (attribute.isReference) {
    const { multivalued } = attribute.conversion;
    const { onUpdate } = attribute.template;
    mapped.references.push({ attribute: name, sourceIds: idsIn(value), multivalued, onUpdate });
    return;
  }
  if (value === null) {
    addDefault(attribute.default, mapped);
    return;
  }
  const converted = convertValue(value, attribute.conversion);
  if ('errorCode' in converted) {
    mapped.failures.push({ attribute: name, ...converted });
    return;
  }
  if (converted.value === null) return;
  const filled = mappedAttribute(attribute.template, converted.value);
  if (attribute.roleFunction !== null) {
    filled.roles = { function: attribute.roleFunction, roles: assignedRoles(source.appRoleAssignments) };
  }
  if (attribute.isUnique) filled.chosenText = canonicalText(value);
  mapped.attributes.push(filled);
  if (attribute.matchingPriority > 0) addMatching(attribute, value, mapped);
}

/** Written out, because spreading the template costs four times as much. */
function mappedAttribute(template: AttributeTemplate, value: TargetValue): MappedAttribute {
  const attribute: MappedAttribute = {
    attribute: template.attribute,
    value,
    onCreate: template.onCreate,
    onUpdate: template.onUpdate,
    flowAlways: template.flowAlways,
    caseExact: template.caseExact,
    required: template.required,
    redacted: template.redacted,
    sourceText: template.sourceText,
  };
  if (template.multivalued) attribute.multivalued = true;
  if (template.isForgettable) attribute.isForgettable = true;
  return attribute;
}

function addDefault(otherwise: CompiledDefault, mapped: MappedObject): void {
  if (otherwise === null) return;
  if ('failure' in otherwise) mapped.failures.push(otherwise.failure);
  else mapped.attributes.push(mappedAttribute(otherwise.template, otherwise.value));
}

/** By the object's own value only: a default would find somebody else's account (M-12, M-19). */
function addMatching({ name, matchingPriority }: CompiledAttribute, value: Value, { matching }: MappedObject): void {
  const text = canonicalText(value);
  if (text !== '') matching.push({ attribute: name, value: text, priority: matchingPriority });
}

function idsIn(value: Value): string[] {
  const ids: readonly Value[] = Array.isArray(value) ? value : [value];
  return ids.filter((id) => typeof id === 'string' && id !== '') as string[];
}
