/** The Logic App's tests 22 and 24: how the endpoint is signed in to. */
import { expectStatus, listOf } from '../endpoint.ts';
import { TestFailure } from '../test-failure.ts';
import type { TestContext, ValidationTest } from '../validation-test.ts';

const shared = { suite: 'gallery', group: 'SCIMTests' } as const;

export const credentialTests: readonly ValidationTest[] = [
  {
    ...shared,
    name: 'Validate_Credentials_Test',
    purpose: 'Client credentials give a token that opens the endpoint and lives one to six hours.',
    rule: 'test 22',
    // Editions before the newest run it with a static token too, and fail (test 22).
    skip: ({ usesClientCredentials, asMicrosoft, edition }) =>
      usesClientCredentials || (asMicrosoft && edition !== '25')
        ? null
        : 'a static token; accepted by Microsoft for a pilot only',
    run: async (context) => {
      if (context.plan.usesClientCredentials) return validateCredentials(context);
      throw new TestFailure('token acquisition failed', {
        expected: 'a token endpoint with client credentials',
        actual: 'a static token',
        exchange: null,
      });
    },
  },
  {
    ...shared,
    name: 'Federated_Identity_Test',
    purpose: "A token signed in Entra's place is exchanged for one of the endpoint's.",
    rule: 'test 24',
    since: '24',
    skip: ({ usesFederation }) =>
      usesFederation ? null : 'no federation is configured; either this or Validate_Credentials_Test has to pass',
    run: validateCredentials,
  },
];

/** The connection has fetched its token from the token endpoint; oddities of that answer are findings (W-22). */
async function validateCredentials({ endpoint, stage }: TestContext): Promise<void> {
  const exchange = await endpoint.send('GET', '/Users', undefined, 'startIndex=1&count=1');
  expectStatus(exchange, [200]);
  listOf(exchange);
  const findings = stage.simulator.targets.findings(stage.application.servicePrincipalId);
  const lifetime = findings.find(({ rule }) => rule === 'W-22');
  if (lifetime) {
    throw new TestFailure('the token endpoint deviates from what the gallery asks for', {
      expected: 'an access token that lives one to six hours, expires_in as a number',
      actual: lifetime.message,
    });
  }
}
