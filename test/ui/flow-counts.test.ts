import { expect, it } from 'vitest';
import { emptyCounts } from '../../simulator/provisioning/index.ts';
import { flowCounts } from '../../ui/src/screens/flow/flow-counts.ts';

it('leaves out of the scope what was read and is not in it, not what was skipped for want of changes', () => {
  const restarted = { ...emptyCounts(), imported: 1243, inScope: 1214, skipped: 1243 };
  expect(flowCounts(restarted)).toMatchObject({ inScope: 1214, outOfScope: 29, matched: 1214, exported: 0 });
});
