/** 25 requests a second, for two seconds: none is refused (V-20, V-45). */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Exchange } from '../../model/exchange.ts';
import { expectStatus } from '../endpoint.ts';
import type { TestContext, ValidationTest } from '../validation-test.ts';

const REQUESTS = 50;

export const rateTest: ValidationTest = {
  suite: 'requirements',
  group: 'SCIMTests',
  name: '25 requests a second',
  purpose: 'Two seconds at the rate of Entra, with no request refused.',
  rule: 'V-20, V-45',
  run: async ({ endpoint, plan, stage }: TestContext) => {
    const answers: Promise<Exchange>[] = [];
    for (let number = 0; number < REQUESTS; number++) {
      if (number > 0 && plan.rateSpacingMs > 0) await sleep(plan.rateSpacingMs);
      const filter = `filter=userName+eq+%22${stage.mark()}%22`;
      answers.push(endpoint.send('GET', '/Users', undefined, filter));
    }
    for (const answer of await Promise.all(answers)) expectStatus(answer, [200]);
  },
};
