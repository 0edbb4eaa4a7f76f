/**
 * How fast does the provisioning log answer? Filtered, ordered pages of `GET /auditLogs/provisioning` over a log of
 * 100,000 entries in a file, as log shippers, validation tests and the page ask for them. A page should take less
 * than 50 ms at the median; the query plans show which index serves it.
 *
 *   node test/bench/graph-log.mjs [--entries 100000] [--rounds 21]
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Fastify from 'fastify';
import { createSimulator } from 'provsim';
import { median, option, whole } from './harness/figures.mjs';

const LIMIT_MS = 50;
const entries = option('entries', 100_000);
const rounds = option('rounds', 21);
const startMs = Date.parse('2026-01-05T08:00:00Z');
const stepMs = 1000;

/** @param {number} number @param {string} first */
function guid(number, first) {
  return `${first}0000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
}

const actions = ['create', 'update', 'update', 'update', 'disable', 'other'];

/** As long as real entries are: an import with the source's attributes, scope, match, export. @param {number} i */
function entryOf(i) {
  const user = i % 20_000;
  const application = i % 1000 === 0 ? 2 : i % 3 === 0 ? 0 : 1;
  const name = `Person ${user}`;
  const status = i % 50 === 0 ? 'failure' : i % 7 === 0 ? 'skipped' : 'success';
  const details = Object.fromEntries(Array.from({ length: 30 }, (_, k) => [`attribute${k}`, `value ${k} of ${name}`]));
  const step = (/** @type {string} */ kind) => ({
    name: `Entry${kind}`,
    provisioningStepType: kind,
    status: 'success',
    description: `User '${name}' in the step ${kind}`,
    details,
  });
  const system = (/** @type {string} */ displayName) => ({ id: guid(1, 'a'), displayName, details: {} });
  return {
    id: guid(i, '1'),
    activityDateTime: new Date(startMs + i * stepMs).toISOString(),
    tenantId: guid(1, 'b'),
    jobId: `scim.tenant.${application}`,
    // An initial cycle of 40,000, and incremental ones after it.
    cycleId: guid(i < 40_000 ? 0 : Math.floor(i / 500), '2'),
    changeId: guid(i, '3'),
    provisioningAction: actions[i % actions.length],
    durationInMilliseconds: (i * 7919) % 997,
    provisioningStatusInfo: {
      status,
      errorInformation:
        status === 'failure'
          ? {
              errorCode: 'Conflict',
              reason: 'x',
              additionalDetails: null,
              errorCategory: 'failure',
              recommendedAction: null,
            }
          : null,
    },
    provisioningSteps: ['import', 'scoping', 'matching', 'export'].map(step),
    modifiedProperties: [{ displayName: i % 100 === 0 ? 'members' : 'displayName', oldValue: null, newValue: name }],
    servicePrincipal: { id: guid(application, 'c'), displayName: `Application ${application}` },
    sourceSystem: system('Microsoft Entra ID'),
    targetSystem: system('Target'),
    initiatedBy: { id: '', displayName: 'Azure AD Provisioning Service', initiatorType: 'system' },
    sourceIdentity: { id: guid(user, '4'), displayName: name, identityType: 'User', details: {} },
    targetIdentity: { id: guid(user, '5'), displayName: `person.${user}`, identityType: 'User', details: {} },
  };
}

const time = (/** @type {number} */ i) => new Date(startMs + i * stepMs).toISOString();
const job = `jobId eq 'scim.tenant.1'`;
const principal = `servicePrincipal/id eq '${guid(1, 'c')}'`;

/** @type {[name: string, query: string][]} */
const queries = [
  ['newest', ''],
  ['newest of a job', `$filter=${job}`],
  [
    'an hour in the middle, oldest first',
    `$filter=activityDateTime gt ${time(entries / 2)} and activityDateTime le ${time(entries / 2 + 3600)}&$orderby=activityDateTime asc`,
  ],
  ['failures', `$filter=provisioningStatusInfo/status eq 'failure'`],
  ['failures of an application', `$filter=${principal} and provisioningStatusInfo/status eq 'failure'`],
  [
    'a validation test: one user, one action',
    `$top=1&$orderby=activityDateTime desc&$filter=${job} and ${principal} and sourceIdentity/id eq '${guid(41, '4')}' and provisioningAction eq 'Disable'`,
  ],
  [
    'a validation test: members changed',
    `$top=1&$orderby=activityDateTime desc&$filter=${job} and sourceIdentity/id eq '${guid(100, '4')}' and modifiedProperties/any(p: p/displayName eq 'members')`,
  ],
  ['disabled or deleted', `$filter=${job} and (provisioningAction eq 'Disable' or provisioningAction eq 'Delete')`],
  ['a cycle', `$filter=cycleId eq '${guid(100, '2')}'`],
  ['failures of a long cycle', `$filter=cycleId eq '${guid(0, '2')}' and provisioningStatusInfo/status eq 'failure'`],
  ['a change', `$filter=changeId eq '${guid(777, '3')}'`],
  ['an application with few entries', `$filter=servicePrincipal/id eq '${guid(2, 'c')}'`],
  ['an application by its name', `$filter=servicePrincipal/displayName eq 'Application 2'`],
  ['groups', `$filter=sourceIdentity/identityType eq 'Group'`],
  ['an error code', `$filter=provisioningStatusInfo/errorInformation/errorCode eq 'Conflict'`],
  ['a name that contains', `$filter=contains(sourceIdentity/displayName,'son 1999')`],
  ['a name that is nowhere', `$filter=${job} and contains(sourceIdentity/displayName,'nobody')`],
  ['an account of the target', `$filter=targetIdentity/id eq '${guid(41, '5')}'`],
  ['by duration', `$filter=${job}&$orderby=durationInMilliseconds desc`],
  [
    'an application with few entries, by duration',
    `$filter=servicePrincipal/id eq '${guid(2, 'c')}'&$orderby=durationInMilliseconds`,
  ],
  ['failures by name', `$filter=provisioningStatusInfo/status eq 'failure'&$orderby=sourceIdentity/displayName`],
  ['by status and time', `$filter=${job}&$orderby=provisioningStatusInfo/status,activityDateTime desc`],
  ['failures, counted', `$count=true&$filter=provisioningStatusInfo/status eq 'failure'`],
  ['members changed, of all', `$filter=modifiedProperties/any(p: p/displayName eq 'members')`],
];

const folder = mkdtempSync(join(tmpdir(), 'provsim-bench-'));
const sim = await createSimulator({ data: folder });
try {
  const { simulator } = sim;
  // Built code that the package doesn't export: the surface by itself, without a port.
  const { graphApi } = await import(new URL('../../dist/simulator/http/graph/index.js', import.meta.url).href);
  const app = Fastify();
  await app.register(graphApi, { prefix: '/v1.0', version: 'v1.0', simulator, baseUrl: () => 'http://localhost' });
  const append = simulator.database.transaction((/** @type {number} */ from) => {
    // @ts-expect-error the entries are made here, not by the engine.
    for (let i = from; i < Math.min(from + 1000, entries); i++) simulator.log.append(entryOf(i), []);
  });
  for (let from = 0; from < entries; from += 1000) append(from);

  /** @type {Map<string, string>} the statement of each page and its plan */
  const plans = new Map();
  const { prepare } = simulator.database;
  /** Tells of every statement that is read. @param {(sql: string, parameters: unknown[]) => void} tell */
  const watch = (tell) => {
    /** @param {string} sql @returns {any} */
    simulator.database.prepare = (sql) => {
      const statement = /** @type {any} */ (prepare.call(simulator.database, sql));
      const all = statement.all.bind(statement);
      statement.all = (/** @type {unknown[]} */ ...parameters) => {
        tell(sql, parameters);
        return all(...parameters);
      };
      return statement;
    };
  };
  console.log(
    `Provisioning log of ${whole(entries)} entries, median of ${rounds} pages of up to 100: time by the clock, and of the processor`,
  );
  let slow = 0;
  for (const [name, query] of queries) {
    const url = `/v1.0/auditLogs/provisioning?${encodeURI(query).replaceAll('+', '%2B')}`;
    const times = [];
    const work = [];
    let rows = 0;
    for (let round = 0; round < rounds; round++) {
      const began = performance.now();
      const before = process.cpuUsage();
      const answer = await app.inject({ method: 'GET', url });
      const { user, system } = process.cpuUsage(before);
      times.push(performance.now() - began);
      work.push((user + system) / 1000);
      if (answer.statusCode !== 200) throw new Error(`${url} answered ${answer.statusCode}: ${answer.payload}`);
      rows = answer.json().value.length;
    }
    watch((sql, parameters) => {
      if (!sql.includes('ORDER BY')) return;
      const steps = /** @type {{ detail: string }[]} */ (
        /** @type {any} */ (prepare.call(simulator.database, `EXPLAIN QUERY PLAN ${sql}`)).all(...parameters)
      );
      plans.set(name, steps.map(({ detail }) => detail).join('; '));
    });
    await app.inject({ method: 'GET', url });
    simulator.database.prepare = prepare;
    const ms = median(times);
    if (ms >= LIMIT_MS) slow++;
    console.log(
      `  ${ms.toFixed(1).padStart(7)} ms ${median(work).toFixed(1).padStart(7)} ms  ${String(rows).padStart(4)} rows  ${name.padEnd(44)} ${plans.get(name)}`,
    );
  }
  console.log(
    slow === 0
      ? `  every page took less than ${LIMIT_MS} ms`
      : `  ${slow} of ${queries.length} took ${LIMIT_MS} ms or more`,
  );
  await app.close();
} finally {
  await sim.close();
  rmSync(folder, { recursive: true, force: true });
}
