/**
 * An object mapping compiled for `map-object.ts`: expressions to closures, defaults to their JSON, everything that is
 * the same for all objects worked out once (M-07 to M-16, M-27). Pure.
 */
import {
  type CompiledExpression,
  compileExpression,
  type EvaluationContext,
  type ExpressionTree,
  formatExpression,
  fromSource,
  type Value,
} from '../expressions/index.ts';
import type { AttributeDefinition, AttributeMapping, ObjectDefinition, ObjectMapping } from '../model/schema.ts';
import type { RoleValue, SourceAttributes, TargetValue } from '../model/values.ts';
import { type Conversion, convertValue } from './convert-value.ts';
import type { MappedAttribute, MappingFailure, UpdateFlow } from './mapped-object.ts';

/** All of a mapped attribute but its value: the same for every object. */
export type AttributeTemplate = Omit<MappedAttribute, 'value'>;

/** What a default value is once it has its type; null when there is none. */
export type CompiledDefault = { template: AttributeTemplate; value: TargetValue } | { failure: MappingFailure } | null;

export interface CompiledAttribute {
  name: string;
  evaluate: (source: SourceAttributes, context: EvaluationContext) => Value;
  conversion: Conversion;
  template: AttributeTemplate;
  /** In place of a source that gives nothing (M-12). */
  default: CompiledDefault;
  isReference: boolean;
  roleFunction: RoleValue['function'] | null;
  /** 0: not used for matching. */
  matchingPriority: number;
  /** Its values have to be looked up in the target before a create. */
  isUnique: boolean;
}

export interface CompiledObjectMapping {
  attributes: readonly CompiledAttribute[];
  /** Attributes that the target requires, mapped or not, with the definition's own default (M-27). */
  required: readonly { name: string; default: CompiledDefault }[];
  hasReferences: boolean;
  /** Names of the attributes that SelectUniqueValue fills. */
  unique: readonly string[];
}

const roleFunctions: ReadonlySet<string> = new Set<RoleValue['function']>([
  'SingleAppRoleAssignment',
  'AppRoleAssignmentsComplex',
  'AssertiveAppRoleAssignmentsComplex',
]);

/** Source attributes that name other objects, whatever a target's list says of their type (E-460). */
const referenceSources = new Set(['manager', 'members']);

/** Throws ExpressionError when an expression can't be read; a checked schema has none such. */
export function compileObjectMapping(mapping: ObjectMapping, targetObject: ObjectDefinition): CompiledObjectMapping {
  const definitions = new Map(targetObject.attributes.map((attribute) => [attribute.name, attribute]));
  const attributes = mapping.attributeMappings.map((each) =>
    compileAttribute(each, definitions.get(each.targetAttributeName)),
  );
  return {
    attributes,
    required: targetObject.attributes
      .filter(({ required, anchor }) => required && !anchor)
      .map((definition) => ({ name: definition.name, default: defaultOfDefinition(definition) })),
    hasReferences: attributes.some(({ isReference }) => isReference),
    unique: attributes.filter(({ isUnique }) => isUnique).map(({ name }) => name),
  };
}

function compileAttribute(mapping: AttributeMapping, definition: AttributeDefinition | undefined): CompiledAttribute {
  const name = mapping.targetAttributeName;
  const expression = mapping.source === null ? null : compileExpression(fromSource(mapping.source));
  const reference = referenceIn(expression);
  const isReference = definition?.type === 'Reference' || reference !== null;
  const multivalued = definition?.multivalued ?? reference === 'members';
  const conversion: Conversion = {
    name,
    type: definition?.type ?? 'String',
    multivalued,
    keepsObjects: expression?.functionNames.some((each) => roleFunctions.has(each)) ?? false,
  };
  const isUnique = expression?.tree.type === 'call' && expression.tree.name === 'SelectUniqueValue';
  const template: AttributeTemplate = {
    attribute: name,
    onCreate: true,
    // What was chosen once stays, whatever the mapping says.
    onUpdate: isUnique ? 'never' : updateFlowOf(mapping),
    flowAlways: mapping.flowBehavior === 'FlowAlways',
    caseExact: definition?.caseExact ?? false,
    required: definition?.required ?? false,
    redacted: expression?.redacts ?? false,
    sourceText: expression ? mapping.source?.expression || formatExpression(expression.tree) : '',
    ...(multivalued ? { multivalued } : {}),
    ...(isSwitchWithDefault(expression?.tree) ? { isForgettable: true } : {}),
  };
  return {
    name,
    evaluate: expression === null ? () => null : expression.evaluate,
    conversion,
    template,
    // A default is for creation (M-12); without a source it fills what is empty in the target (M-11).
    default: compileDefault(
      mapping.defaultValue,
      conversion,
      expression ? { ...template, onUpdate: 'never' } : template,
    ),
    isReference,
    roleFunction: outerRoleFunction(expression?.tree),
    matchingPriority: mapping.matchingPriority,
    isUnique,
  };
}

function referenceIn(expression: CompiledExpression | null): string | null {
  return expression?.tree.type === 'attribute' && referenceSources.has(expression.tree.name)
    ? expression.tree.name
    : null;
}

function outerRoleFunction(tree: ExpressionTree | undefined): RoleValue['function'] | null {
  return tree?.type === 'call' && roleFunctions.has(tree.name) ? (tree.name as RoleValue['function']) : null;
}

function isSwitchWithDefault(tree: ExpressionTree | undefined): boolean {
  return tree?.type === 'call' && tree.name === 'Switch' && tree.args[1] !== null;
}

function updateFlowOf({ flowType, source }: AttributeMapping): UpdateFlow {
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
      return source === null ? 'whenTargetEmpty' : 'always';
  }
}

/** An empty default is none (G-74). */
function compileDefault(text: string | null, conversion: Conversion, template: AttributeTemplate): CompiledDefault {
  if (text === null || text === '') return null;
  const converted = convertValue(text, conversion);
  if ('errorCode' in converted) return { failure: { attribute: conversion.name, ...converted } };
  return { template, value: converted.value as TargetValue };
}

function defaultOfDefinition({ name, type, multivalued, caseExact, defaultValue }: AttributeDefinition) {
  return compileDefault(
    defaultValue,
    { name, type, multivalued, keepsObjects: false },
    {
      attribute: name,
      onCreate: true,
      onUpdate: 'never',
      flowAlways: false,
      caseExact,
      required: true,
      redacted: false,
      sourceText: '',
      ...(multivalued ? { multivalued } : {}),
    },
  );
}
