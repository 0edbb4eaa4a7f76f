/** Synchronization rules as they come in, down to their mappings and scopes (section 9 of Graph's rules, M-47, G-85). */
import type {
  AttributeMapping,
  Filter,
  FilterClause,
  FilterGroup,
  KeyValue,
  ObjectMapping,
  SynchronizationRule,
} from '../model/schema.ts';
import type { LooseObject } from './loose-object.ts';
import { readSource } from './read-source.ts';

/** `makeId` is asked for a rule that comes without an id (G-72). */
export function readRule(given: LooseObject, makeId: (rule: SynchronizationRule) => string): SynchronizationRule {
  const rule: SynchronizationRule = given.withUnknownKeys({
    ...optional(given, 'containerFilter'),
    editable: given.flag('editable', true),
    ...optional(given, 'groupFilter'),
    id: given.text('id', ''),
    name: given.text('name', ''),
    priority: given.integer('priority', 1),
    sourceDirectoryName: given.text('sourceDirectoryName', ''),
    targetDirectoryName: given.text('targetDirectoryName', ''),
    metadata: readMetadata(given),
    objectMappings: given.objects('objectMappings', readObjectMapping),
  });
  return rule.id === '' ? { ...rule, id: makeId(rule) } : rule;
}

function optional(given: LooseObject, key: 'containerFilter' | 'groupFilter'): Record<string, unknown> {
  return given.has(key) ? { [key]: given.get(key) } : {};
}

/** Keys and values are opaque, and kept (M-05). */
export function readMetadata(given: LooseObject): KeyValue[] {
  return given.objects('metadata', (entry) =>
    entry.withUnknownKeys({ key: entry.text('key', ''), value: entry.text('value', '') }),
  );
}

function readObjectMapping(given: LooseObject): ObjectMapping {
  return given.withUnknownKeys({
    enabled: given.flag('enabled', true),
    flowTypes: given.text('flowTypes', 'Add,Update,Delete'),
    name: given.textOrNull('name'),
    scope: given.has('scope') ? readScope(given.object('scope')) : null,
    sourceObjectName: given.text('sourceObjectName', ''),
    targetObjectName: given.text('targetObjectName', ''),
    attributeMappings: given.objects('attributeMappings', readAttributeMapping),
    metadata: readMetadata(given),
  });
}

const filterLists = ['groups', 'inputFilterGroups', 'categoryFilterGroups'] as const;

function readScope(given: LooseObject): Filter {
  if (!filterLists.some((key) => given.has(key))) {
    given.report.findings.push({
      rule: 'M-47',
      message: `a scope has ${filterLists.join(', ')}; this one has none of them and restricts nothing`,
      subject: given.path,
    });
  }
  return given.withUnknownKeys({
    groups: given.objects('groups', readFilterGroup),
    inputFilterGroups: given.objects('inputFilterGroups', readFilterGroup),
    categoryFilterGroups: given.objects('categoryFilterGroups', readFilterGroup),
  });
}

function readFilterGroup(given: LooseObject): FilterGroup {
  return given.withUnknownKeys({ clauses: given.objects('clauses', readClause), name: given.textOrNull('name') });
}

function readClause(given: LooseObject): FilterClause {
  return given.withUnknownKeys({
    operatorName: given.text('operatorName', ''),
    sourceOperandName: given.text('sourceOperandName', ''),
    targetOperand: given.has('targetOperand') ? readOperand(given.object('targetOperand')) : null,
  });
}

/** Texts, also for numbers and booleans (G-80); what a script writes as JSON's own is turned into them. */
function readOperand(given: LooseObject): { values: string[] } {
  const values = given.list('values').map((value, index) => {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return String(value);
    if (typeof value === 'boolean') return value ? 'True' : 'False';
    given.report.problems.push({ path: `${given.path}.values[${index}]`, message: 'expected a text' });
    return '';
  });
  return given.withUnknownKeys({ values });
}

function readAttributeMapping(given: LooseObject): AttributeMapping {
  return given.withUnknownKeys({
    defaultValue: given.textOrNull('defaultValue'),
    exportMissingReferences: given.flag('exportMissingReferences', false),
    flowBehavior: given.choice('flowBehavior', ['FlowWhenChanged', 'FlowAlways'], 'FlowWhenChanged'),
    flowType: given.choice(
      'flowType',
      ['Always', 'ObjectAddOnly', 'MultiValueAddOnly', 'ValueAddOnly', 'AttributeAddOnly'],
      'Always',
    ),
    matchingPriority: given.integer('matchingPriority', 0),
    targetAttributeName: given.text('targetAttributeName', ''),
    source: given.has('source') ? readSource(given.object('source')) : null,
  });
}
