/** Texts of drift: what the target holds beside what it should hold. */
import type { DriftState } from '../api/drift.ts';

export const driftTexts = {
  tab: 'Drift',
  hint: 'Reads everything that the target holds through SCIM, and compares it with what the mappings give for everybody in scope. It changes nothing.',
  target: (url: string) => `Target: ${url}`,
  compare: 'Compare now',
  compareAgain: 'Compare again',
  comparing: 'Reading the target',
  readAt: (time: string) => `Read ${time}`,
  untestedTitle: 'Not compared yet',
  untestedText:
    'Compare to see what is missing in the target, what differs, and what is there that nobody in scope stands for.',
  agree: 'The target holds what it should hold',
  agreeText: (equal: number) => `${count(equal)} objects are equal.`,
  summary: 'Summary',
  kinds: { User: 'Users', Group: 'Groups' },
  counts: { equal: 'Equal', missing: 'Missing', different: 'Different', extra: 'Extra', hidden: 'Hidden' },
  held: (held: number, expected: number) => `${count(held)} in the target, ${count(expected)} in scope`,
  state: (value: string) => `Show: ${value}`,
  all: 'All',
  states: { missing: 'Missing', different: 'Different', extra: 'Extra', hidden: 'Hidden' } satisfies Record<
    DriftState,
    string
  >,
  explanations: {
    missing: 'In scope, and the target doesn’t hold it. The next initial cycle would create it.',
    different: 'The target holds other values than the mappings give.',
    extra: 'Active in the target, and nobody in scope stands for it.',
    hidden: 'The target holds it, but not as active, as it should be with who left the scope.',
  } satisfies Record<DriftState, string>,
  table: 'Differences between target and tenant',
  searchLabel: 'Find in the differences',
  search: 'Find by name',
  columns: { object: 'Object', state: 'State', differs: 'What differs', id: 'ID in the target' },
  differing: (attributes: readonly string[]) => attributes.join(', '),
  noMatchTitle: 'Nothing fits the filter',
  noMatchText: 'Show all, or search for another name.',
  differences: 'Attributes that differ',
  attribute: 'Attribute',
  expected: 'Should hold',
  heldValue: 'Holds',
  nothing: 'nothing',
  sourceId: 'ID in the tenant',
  targetId: 'ID in the target',
  noSource: 'Nobody in the tenant',
  why: 'Why? What the next cycle would do',
  onDemand: 'Provision on demand',
  noJob: 'Without a provisioning job nothing is expected of the target.',
  number: count,
};

function count(value: number): string {
  return value.toLocaleString('en');
}
