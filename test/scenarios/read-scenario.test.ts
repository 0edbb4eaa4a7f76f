import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { ProvsimError } from '../../simulator/index.ts';
import { readScenario, ScenarioShape } from '../../simulator/scenarios/index.ts';

/** Line, column and message of everything that is wrong with a file. */
function problemsOf(text: string): string[] {
  try {
    readScenario(text, 'bad.yaml');
    return [];
  } catch (error) {
    const { problems } = (error as ProvsimError).given as {
      problems: { line: number; column: number; message: string }[];
    };
    return problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
  }
}

describe('a scenario file', () => {
  it('is read with the line of each step', () => {
    const { steps } = readScenario(
      'name: A\nusers: { ada: { displayName: Ada } }\nsteps:\n  - assign: ada\n  - cycle\n',
      'a',
    );
    expect(steps).toEqual([
      { word: 'assign', given: 'ada', line: 4 },
      { word: 'cycle', given: null, line: 5 },
    ]);
  });

  it('is told all its problems at once, each with line and column', () => {
    const problems = problemsOf(
      [
        'name: Bad',
        'sed: 4',
        'quirks: { memberAddOpp: add }',
        'users:',
        '  ada: { displayName: Ada, jobtitle: Designer }',
        'steps:',
        '  - asign: ada',
        '  - cycle: many',
        '  - advance',
        '  - expect: { logs: [{ acton: create }] }',
      ].join('\n'),
    );
    expect(problems).toEqual([
      expect.stringMatching(/^2:1 There is no field 'sed' here. Did you mean 'seed'\?/),
      expect.stringMatching(/^5:28 There is no field 'jobtitle' here. Did you mean 'jobTitle'\?/),
      expect.stringMatching(/^7:5 There is no step 'asign'. Did you mean 'assign'\?/),
      expect.stringMatching(/^8:5 It has none of the forms/),
      expect.stringMatching(/^9:5 The step 'advance' needs to be told what/),
      expect.stringMatching(/^10:24 There is no field 'acton' here. Did you mean 'action'\?/),
    ]);
  });

  it('names nobody, no quirk, no fault, no setting and no span that there isn’t', () => {
    const problems = problemsOf(
      [
        'name: Bad',
        'quirks: { memberAddOpp: add }',
        'settings: { thresholdSett: scaled }',
        'faults: { lost: { effect: { kind: nonsense } } }',
        'users: { ada: { displayName: Ada, manager: bob } }',
        'steps:',
        '  - assign: adda',
        '  - advance: 3 days',
        '  - expect: { target: { users: [{ is: { active: true } }] } }',
      ].join('\n'),
    );
    expect(problems).toEqual([
      expect.stringMatching(/^2:11 .*memberAddOpp.*memberAddOp/s),
      expect.stringMatching(/^3:13 There is no job setting 'thresholdSett'. Did you mean 'thresholdSet'\?/),
      expect.stringMatching(/^4:11 .*nonsense/s),
      expect.stringMatching(/^5:35 There is no user or group 'bob'/),
      expect.stringMatching(/^7:5 There is no user or group 'adda'. Did you mean 'ada'\?/),
      expect.stringMatching(/^8:5 '3 days' is no ISO 8601 duration/),
      expect.stringMatching(/^9:33 Say which account is meant/),
    ]);
  });

  it.each([
    ['', /^1:1 /],
    ['- a\n- b\n', /^1:1 /],
    ['name: A\nsteps: [cycle\n', /^\d+:\d+ /],
    ['name: A\nname: B\nsteps: [cycle]\n', /^2:1 /],
    ['name: A\nsteps: []\n', /^2:1 /],
    [`name: A\nsteps: [${'['.repeat(50)}${']'.repeat(50)}]\n`, /^2:9 /],
  ])('that is nonsense is refused with a place: %j', (text, place) => {
    expect(problemsOf(text)[0]).toMatch(place);
  });
});

describe('docs/scenario.schema.json', () => {
  it('is the shape that files are read with', async () => {
    const file = join(import.meta.dirname, '../../docs/scenario.schema.json');
    const schema = { $schema: 'https://json-schema.org/draft/2020-12/schema', ...ScenarioShape };
    await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot(file);
    expect(readFileSync(file, 'utf8')).toContain('"inTarget"');
  });
});
