/**
 * The page uses Graph wherever Graph has the call: every address of the control API that the page asks is listed here
 * with what Graph has no words for. A new one has to earn its place.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const beyondGraph: Readonly<Record<string, string>> = {
  '/control/applications': 'which applications have a sample app, their profile and cycle; made with a sample app',
  '/control/applications/*/faults': 'faults on the way to a target',
  '/control/applications/*/findings': 'oddities of a target',
  '/control/applications/*/quirks': 'deviations from the dialect',
  '/control/applications/*/rehearsal*': "Microsoft's onboarding tests, as they run",
  '/control/applications/*/test-connection':
    'a test as expectations with exchanges; validateCredentials says yes or no',
  '/control/change-simulator': 'joiners, movers and leavers at a rate',
  '/control/clock': 'virtual time',
  '/control/clock/advance': 'virtual time',
  '/control/clock/due': 'virtual time',
  '/control/cycles/*/har': 'the HTTP exchanges of a cycle as a HAR file',
  '/control/events': 'live updates',
  '/control/faults': 'kinds of faults',
  '/control/jobs/*': 'the next run, the cycle under way and the last cycles with their counts',
  '/control/jobs/*/cycle': 'a cycle now',
  '/control/jobs/*/explain/*': 'why an object is as it is',
  '/control/jobs/*/provision-on-demand': 'the exchange behind each step and the expression behind each value',
  '/control/jobs/*/quarantine': 'the rule behind a quarantine and what lifts it',
  '/control/jobs/*/series': 'cycles over time',
  '/control/jobs/*/settings': 'engine settings with their choices',
  '/control/log-retention': 'how long the log is kept',
  '/control/log/*/exchanges': 'the HTTP exchanges behind a log entry',
  '/control/log/*/har': 'the HTTP exchanges of a log entry as a HAR file',
  '/control/log/*/scenario': 'a scenario file of what happened to one object',
  '/control/logs/audit.csv': 'the audit log as a file',
  '/control/logs/audit.json': 'the audit log as a file',
  '/control/logs/provisioning':
    'rows of the log by their place and how many there are; Graph only leads from page to page',
  '/control/logs/provisioning.csv': 'the provisioning log as a file',
  '/control/logs/provisioning/error-codes': 'which codes failures have; Graph would have to be read to its end',
  '/control/logs/provisioning.json': 'the provisioning log as a file',
  '/control/mapping-language': 'functions with their documentation and examples, for the editor',
  '/control/notifications': 'where mail and webhook calls go',
  '/control/notifications/test': 'a message to see whether they are delivered',
  '/control/outbox': 'messages and whether they were delivered',
  '/control/profiles': 'profiles',
  '/control/profiles/*': 'profiles',
  '/control/quirks': 'deviations that there are, by dialect',
  '/control/recording': 'what is done, written down as a scenario',
  '/control/recording/stop': 'what is done, written down as a scenario',
  '/control/sample-app/*': 'what the sample app holds, and how it is reached',
  '/control/snapshots': 'the whole state, taken and restored',
  '/control/snapshots/*': 'the whole state, taken and restored',
  '/control/tenant/populate': 'made-up people and groups by the number',
};

const source = join(import.meta.dirname, '../../../ui/src');

/** Addresses in the page's own spelling, a value in the place of a part as `*`. */
function addressesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.tsx?$/.test(file))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').match(/['`]\/control\/[^'`\s?]*/g) ?? [])
    .map((text) => text.slice(1).replace(/\$\{[^}]*\}/g, '*'));
}

describe('the page', () => {
  it('asks the control API only for what Graph has no words for', () => {
    const addresses = new Set(addressesIn(source));
    expect(addresses.size).toBeGreaterThan(15);
    const isListed = (address: string) =>
      Object.keys(beyondGraph).some(
        (known) => address === known || (known.endsWith('/*') && address.startsWith(known)),
      );
    expect([...addresses].filter((address) => !isListed(address))).toEqual([]);
  });

  it('reads and changes users, groups, roles, secrets, jobs, schema and log through Graph', () => {
    const text = readdirSync(join(source, 'api'))
      .map((file) => readFileSync(join(source, 'api', file), 'utf8'))
      .join('\n');
    for (const path of [
      '/v1.0/users',
      '/v1.0/groups',
      '/appRoleAssignedTo',
      '/synchronization/secrets',
      '/synchronization/jobs/',
      '/schema',
      '/v1.0/auditLogs/provisioning',
    ]) {
      expect(text).toContain(path);
    }
  });
});
