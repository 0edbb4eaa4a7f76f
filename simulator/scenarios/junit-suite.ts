/** A result as a JUnit suite: one case for each step, and one for the comparison of variants. Pure. */
import type { JunitCase, JunitSuite } from '../reports/index.ts';
import type { ScenarioResult } from './scenario-result.ts';

export function junitSuite({ scenario, variants, differenceProblem }: ScenarioResult): JunitSuite {
  const cases: JunitCase[] = variants.flatMap(({ variant, steps }) =>
    steps.map(({ line, title, failures, durationMs }, index) => ({
      name: `${variant === null ? '' : `${variant}: `}${index + 1}. ${title} (line ${line})`,
      durationMs,
      ...(failures.length === 0
        ? {}
        : {
            failure: {
              message: `${failures[0]?.expectation}: ${failures[0]?.message.split('\n')[0]}`,
              details: failures.map(({ expectation, message }) => `${expectation}: ${message}`).join('\n'),
            },
          }),
    })),
  );
  if (differenceProblem !== null) {
    const [message = '', ...details] = differenceProblem.split('\n');
    cases.push({ name: 'variants differ as told', durationMs: 0, failure: { message, details: details.join('\n') } });
  }
  return { name: scenario.name, cases };
}
