/** `provsim test-connection`: the connection check that opens every cycle, by itself. */
import type { Command } from 'commander';
import { addTargetOptions, faultsFrom, type TargetOptions, targetFrom } from './target-options.ts';

interface TestConnectionOptions extends TargetOptions {
  target: string;
  profile: string;
  json?: boolean;
}

export function addTestConnectionCommand(program: Command): void {
  const command = program
    .command('test-connection')
    .description('ask an endpoint for a user and a group that cannot exist, as Entra does before it provisions')
    .requiredOption('--target <url>', 'SCIM base address');
  addTargetOptions(command)
    .option('--profile <id|file>', 'application; its matching attributes are asked for', 'sign-in-enterprise')
    .option('--json', 'print one JSON document and nothing else')
    .action((options: TestConnectionOptions) => testConnection(options));
}

async function testConnection(options: TestConnectionOptions): Promise<void> {
  const { createSimulator } = await import('../library.ts');
  const sim = await createSimulator({
    profile: options.profile,
    target: targetFrom(options, process.env),
    speed: 1,
    faults: await faultsFrom(options),
    ...(options.quirk ? { quirks: options.quirk } : {}),
  });
  try {
    const { checkConnection } = await import('../provisioning/index.ts');
    const context = await sim.simulator.contextFor(sim.job.id);
    const probes = (['User', 'Group'] as const).flatMap((kind) => {
      const flow = context.flows[kind];
      return flow ? [{ kind, attribute: flow.probeAttribute }] : [];
    });
    const check = await checkConnection(context.connection, probes, context.chanceFor('test-connection'));
    const ok = check.failure === null;
    process.exitCode = ok ? 0 : 1;
    if (options.json) {
      const error = check.failure ? { code: check.failure.errorCode, message: check.failure.reason } : null;
      process.stdout.write(
        `${JSON.stringify({ ok, error, findings: check.findings, exchanges: check.exchanges }, null, 2)}\n`,
      );
      return;
    }
    for (const exchange of check.exchanges) {
      const answer = exchange.response ? String(exchange.response.status) : (exchange.failure?.message ?? 'no answer');
      process.stdout.write(`${exchange.method} ${exchange.url} → ${answer}\n`);
    }
    for (const { rule, message } of check.findings) process.stdout.write(`  finding ${rule}: ${message}\n`);
    if (check.failure) {
      process.stdout.write(
        `The connection does not work.\nError code: ${check.failure.errorCode}\nDetails: ${check.failure.reason}\n`,
      );
    } else {
      process.stdout.write('The supplied credentials are authorized to enable provisioning.\n');
    }
  } finally {
    await sim.close();
  }
}
