/**
 * An object mapping compiled: from a source object to what the target should hold (M-07 to M-16, M-25 to M-28, M-40).
 * Compiled once for a cycle, run for every object. Pure.
 */
import {
  asExpressionError,
  assignedRoles,
  type CompiledExpression,
  compileExpression,
  type EvaluationContext,
  fromSource,
  type Value,
} from '../expressions/index.ts';
import type { AttributeDefinition, AttributeMapping, ObjectDefinition, ObjectMapping } from '../model/schema.ts';
import type { Finding, RoleValue, SourceAttributes, TargetAttribute } from '../model/values.ts';
import { convertValue } from './convert-value.ts';

export type MappingContext = EvaluationContext;

/** When an attribute is part of an update (M-11, M-14). */
export type UpdateFlow = 'always' | 'never' | 'whenTargetEmpty' | 'additionsOnly' | 'additionsWhenTargetHasValue';

export interface MappedAttribute extends TargetAttribute {
  onCreate: boolean;
  onUpdate: UpdateFlow;
  /** Sent with every update, changed or not (M-16). */
  flowAlways: boolean;
  caseExact: boolean;
  required: boolean;
  /** Its values are shown as [Redact] in the log. */
  redacted: boolean;
}

/** A reference by the ids of source objects; the engine resolves them (E-460). */
export interface MappedReference {
  attribute: string;
  sourceIds: readonly string[];
  multivalued: boolean;
}

export interface MappingFailure {
  attribute: string;
  errorCode: string;
  message: string;
}

export interface MappedObject {
  /** In mapping order. */
  attributes: MappedAttribute[];
  references: MappedReference[];
  /** By precedence; those without a value are left out (M-19). */
  matching: { attribute: string; value: string; priority: number }[];
  /** Required attributes without a value: the object can't be created (M-27). */
  missingRequired: string[];
  failures: MappingFailure[];
  findings: Finding[];
}

interface CompiledAttribute {
  mapping: AttributeMapping;
  definition: AttributeDefinition | undefined;
  expression: CompiledExpression | null;
  roleFunction: RoleValue['function'] | null;
  isReference: boolean;
  multivalued: boolean;
  onUpdate: UpdateFlow;
}

export interface CompiledObjectMapping {
  attributes: readonly CompiledAttribute[];
  /** Attributes that the target requires, mapped or not. */
  requiredAttributes: readonly AttributeDefinition[];
  hasReferences: boolean;
  /** Source attributes that the mappings read. */
  sourceAttributes: ReadonlySet<string>;
}

const roleFunctions = new Set<string>([
  'SingleAppRoleAssignment',
  'AppRoleAssignmentsComplex',
  'AssertiveAppRoleAssignmentsComplex',
]);

/** Throws ExpressionError when an expression can't be read; a checked schema has none such. */
export function compileObjectMapping(mapping: ObjectMapping, targetObject: ObjectDefinition): CompiledObjectMapping {
  const definitions = new Map(targetObject.attributes.map((attribute) => [attribute.name, attribute]));
  const attributes = mapping.attributeMappings.map((each) =>
    compileAttribute(each, definitions.get(each.targetAttributeName)),
  );
  return {
    attributes,
    requiredAttributes: targetObject.attributes.filter((attribute) => attribute.required && !attribute.anchor),
    hasReferences: attributes.some(({ isReference }) => isReference),
    sourceAttributes: new Set(attributes.flatMap(({ expression }) => expression?.attributeNames ?? [])),
  };
}

function compileAttribute(mapping: AttributeMapping, definition: AttributeDefinition | undefined): CompiledAttribute {
  const expression = mapping.source ? compileExpression(fromSource(mapping.source)) : null;
  const outer = expression?.tree.type === 'call' ? expression.tree.name : '';
  return {
    mapping,
    definition,
    expression,
    roleFunction: roleFunctions.has(outer) ? (outer as RoleValue['function']) : null,
    isReference: definition?.type === 'Reference',
    multivalued: definition?.multivalued ?? false,
    onUpdate: mapping.source === null ? 'whenTargetEmpty' : updateFlowOf(mapping),
  };
}

function updateFlowOf({ flowType }: AttributeMapping): UpdateFlow {
  switch (flowType) {
    case 'ObjectAddOnly':
      return 'never';
    case 'MultiValueAddOnly':
      return 'additionsOnly';
    case 'ValueAddOnly':
      return 'additionsWhenTargetHasValue';
    case 'AttributeAddOnly':
      return 'whenTargetEmpty';
    default:
      return 'always';
  }
}

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
  for (const { name, defaultValue } of compiled.requiredAttributes) {
    const has = mapped.attributes.some((attribute) => attribute.attribute === name && attribute.onCreate);
    const isReference = mapped.references.some((reference) => reference.attribute === name);
    if (has || isReference) continue;
    // The definition's own default comes last (M-27).
    if (defaultValue === null || defaultValue === '') mapped.missingRequired.push(name);
    else mapped.attributes.push(requiredDefault(name, defaultValue));
  }
  mapped.matching.sort((a, b) => a.priority - b.priority);
  return mapped;
}

function mapAttribute(
  attribute: CompiledAttribute,
  source: SourceAttributes,
  context: MappingContext,
  mapped: MappedObject,
): void {
  const { mapping, expression, isReference, multivalued } = attribute;
  const name = mapping.targetAttributeName;
  let value: Value;
  try {
    value = expression ? expression.evaluate(source, context) : null;
  } catch (error) {
    mapped.failures.push({ attribute: name, errorCode: 'InternalError', message: asExpressionError(error).message });
    return;
  }
  if (isReference) {
    const ids = (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string' && id !== '');
    mapped.references.push({ attribute: name, sourceIds: ids as string[], multivalued });
    return;
  }
  // Not flowed takes no default (M-13).
  if (value === undefined) return;
  const isDefault = value === null;
  const given: Value =
    isDefault && mapping.defaultValue !== null && mapping.defaultValue !== '' ? mapping.defaultValue : value;
  if (given === null) return;
  const converted = convertValue(given, attribute.definition, name);
  if ('errorCode' in converted) {
    mapped.failures.push({ attribute: name, ...converted });
    return;
  }
  if (converted.value === null) return;
  mapped.attributes.push({
    attribute: name,
    value: converted.value,
    onCreate: true,
    // A default is for creation (M-12); without a source it fills what is empty in the target (M-11).
    onUpdate: isDefault && mapping.source !== null ? 'never' : attribute.onUpdate,
    flowAlways: mapping.flowBehavior === 'FlowAlways',
    caseExact: attribute.definition?.caseExact ?? false,
    required: attribute.definition?.required ?? false,
    redacted: expression?.redacts ?? false,
    ...(multivalued ? { multivalued: true } : {}),
    ...(attribute.roleFunction
      ? { roles: { function: attribute.roleFunction, roles: assignedRoles(source.appRoleAssignments) } }
      : {}),
  });
  if (mapping.matchingPriority > 0) {
    const text = String(converted.text);
    if (text !== '') mapped.matching.push({ attribute: name, value: text, priority: mapping.matchingPriority });
  }
}

function requiredDefault(name: string, value: string): MappedAttribute {
  return {
    attribute: name,
    value,
    onCreate: true,
    onUpdate: 'never',
    flowAlways: false,
    caseExact: false,
    required: true,
    redacted: false,
  };
}
