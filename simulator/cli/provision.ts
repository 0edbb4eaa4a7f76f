/** `provsim provision`: headless cycles against an endpoint, for a terminal or CI. */
import type { Command } from 'commander';
import type { TestSimulator } from '../library.ts';
import type { CycleSummary } from '../provisioning/index.ts';
import type { SeenFinding } from '../seen-findings.ts';
import { createProgress } from './cycle-progress.ts';
import { scopeOption, wholeNumber } from './options.ts';
import { addFaultOptions, addTargetOptions, faultsFrom, type TargetOptions, targetFrom } from './target-options.ts';
import { writeHar } from './write-har.ts';

interface ProvisionOptions extends TargetOptions {
  target: string;
  users: number;
  groups: number;
  seed: number;
  cycles: number;
  changes: number;
  profile: string;
  scope: 'all' | 'assigned';
  har?: string;
  json?: boolean;
}

export function addProvisionCommand(program: Command): void {
  const command = program
    .command('provision')
    .description('provision a made-up tenant to an endpoint: an initial cycle, then incremental ones; no page')
    .requiredOption('--target <url>', 'SCIM base address');
  addFaultOptions(addTargetOptions(command))
    .option('--users <number>', 'users', wholeNumber(0, 1_000_000), 50)
    .option('--groups <number>', 'groups', wholeNumber(0, 100_000), 5)
    .option('--seed <number>', 'seed of the tenant', wholeNumber(0, 0xffffffff), 1)
    .option('--cycles <number>', 'cycles in all', wholeNumber(1, 10_000), 1)
    .option('--changes <number>', 'changes in the tenant before each incremental cycle', wholeNumber(0, 10_000), 5)
    .option('--profile <id|file>', 'application', 'sign-in-enterprise')
    .addOption(scopeOption('all'))
    .option('--har <file>', 'write every HTTP exchange to a file, as HAR 1.2')
    .option('--json', 'print one JSON document and nothing else')
    .action((options: ProvisionOptions) => provision(options));
}

async function provision(options: ProvisionOptions): Promise<void> {
  const { createSimulator } = await import('../library.ts');
  const sim = await createSimulator({
    seed: options.seed,
    users: options.users,
    groups: options.groups,
    profile: options.profile,
    scope: options.scope,
    target: targetFrom(options, process.env),
    faults: await faultsFrom(options),
    speed: 1,
    ...(options.quirk ? { quirks: options.quirk } : {}),
  });
  try {
    if (options.scope === 'assigned') {
      for (const { group } of sim.simulator.tenant.groups.list({ limit: 100_000 })) sim.assign(group);
    }
    const summaries: CycleSummary[] = [];
    for (let number = 1; number <= options.cycles; number++) {
      if (number > 1) sim.simulator.changeSimulator.change(options.changes);
      summaries.push(await runOne(sim, options.json === true));
      if (summaries.at(-1)?.state === 'Failed') break;
    }
    if (options.har !== undefined) await writeHar(sim, options.har);
    report(sim, summaries, options.json === true);
    process.exitCode = isComplete(sim, summaries) ? 0 : 1;
  } finally {
    await sim.close();
  }
}

async function runOne(sim: TestSimulator, isQuiet: boolean): Promise<CycleSummary> {
  const progress = isQuiet ? null : createProgress(process.stdout);
  const end = sim.simulator.events.on((event) => {
    if (event.type === 'progress') progress?.update(event.checkpoint);
  });
  try {
    const summary = await sim.runCycle();
    progress?.stop(summary);
    return summary;
  } finally {
    end();
  }
}

/** Every object in scope was provisioned: no cycle failed, and no failure is still open. */
function isComplete(sim: TestSimulator, summaries: readonly CycleSummary[]): boolean {
  const open = sim.simulator.escrows(sim.job.id).counts();
  return summaries.every(({ state }) => state !== 'Failed') && open.object === 0 && open.reference === 0;
}

function report(sim: TestSimulator, summaries: readonly CycleSummary[], asJson: boolean): void {
  const ok = isComplete(sim, summaries);
  const findings = sim.simulator.targets.seenFindings(sim.application.servicePrincipalId);
  const faults = sim.faults.list();
  if (asJson) {
    const cycles = summaries.map(({ kind, state, counts, beganAtMs, endedAtMs, error }) => {
      const { staged: _staged, ...shown } = counts;
      return { kind, state, ...shown, durationMs: endedAtMs - beganAtMs, ...(error ? { error } : {}) };
    });
    process.stdout.write(
      `${JSON.stringify({ ok, cycles, findings, ...(faults.length > 0 ? { faults } : {}) }, null, 2)}\n`,
    );
    return;
  }
  const failures = sim.simulator.escrows(sim.job.id).all();
  for (const failure of failures.slice(0, 10)) {
    process.stdout.write(
      `  failed: ${failure.kind} ${failure.sourceId}: ${failure.errorCode}: ${oneLine(failure.reason)}\n`,
    );
  }
  if (failures.length > 10) process.stdout.write(`  … and ${failures.length - 10} more\n`);
  for (const finding of findings) process.stdout.write(`  ${findingLine(finding)}\n`);
  for (const { id, effect, met, hits } of faults) {
    process.stdout.write(`  fault ${id} (${effect.kind}): struck ${hits} of the ${met} requests that it meets\n`);
  }
  const failedCycle = summaries.find(({ state }) => state === 'Failed');
  if (failedCycle?.error) {
    process.stdout.write(`The cycle was stopped: ${failedCycle.error.code}: ${oneLine(failedCycle.error.message)}\n`);
  }
  process.stdout.write(
    ok ? 'Every object in scope was provisioned.\n' : 'Not every object in scope was provisioned.\n',
  );
}

/** `finding W-110 (warning, 3 times): … Content-Type: received text/html. What Entra makes of it.` */
function findingLine({ rule, severity, count, message, subject, received, verdict }: SeenFinding): string {
  const times = count === 1 ? 'once' : `${count} times`;
  const seen = received === undefined ? '' : ` ${subject ? `${subject}: ` : ''}received ${oneLine(received)}.`;
  return `finding ${rule} (${severity}, ${times}): ${message}${seen} ${verdict}`;
}

function oneLine(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 300 ? `${line.slice(0, 300)}…` : line;
}
