import { expect, it } from 'vitest';
import { Stage } from '../../simulator/validation/stage.ts';
import { sampleTarget } from './sample-target.ts';

it.each([
  ['gallery', 'gallery'],
  [null, 'compliant'],
] as const)('a rehearsal of a connector of its own dialect %s speaks %s (W-02)', async (dialect, spoken) => {
  const { target, close } = await sampleTarget('slack');
  const secrets = [
    { key: 'BaseAddress', value: 'http://sample.invalid/scim?aadOptscim062020' },
    { key: 'SecretToken', value: 'right' },
  ];
  const given = { seed: 1, name: 'a test', signal: new AbortController().signal };
  const stage = await Stage.open({ ...target, secrets, dialect }, given);
  expect(stage.connection.settings.dialect).toBe(spoken);
  await stage.close();
  await close();
});
