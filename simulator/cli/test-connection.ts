/** `provsim test-connection`: the connection check that opens every cycle, by itself, with the list of expectations. */
import type { Command } from 'commander';
import type { ConnectionReport } from '../provisioning/index.ts';
import { addFaultOptions, addTargetOptions, faultsFrom, type TargetOptions, targetFrom } from './target-options.ts';

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
  addFaultOptions(addTargetOptions(command))
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
    const { inspectConnection, probesOf } = await import('../provisioning/index.ts');
    const context = await sim.simulator.contextFor(sim.job.id);
    const report = await inspectConnection(
      context.connection,
      probesOf(context.flows),
      context.chanceFor('test-connection'),
    );
    process.exitCode = report.ok ? 0 : 1;
    process.stdout.write(options.json ? jsonOf(report) : textOf(report));
  } finally {
    await sim.close();
  }
}

function jsonOf({ ok, failure, expectations, exchanges }: ConnectionReport): string {
  const error = failure ? { code: failure.errorCode, message: failure.reason } : null;
  return `${JSON.stringify({ ok, error, expectations, exchanges }, null, 2)}\n`;
}

const marks = { passed: 'ok  ', failed: 'FAIL', advised: 'warn', notChecked: '-   ' } as const;

/** The exchanges, then the list of expectations, then the portal's sentence (E-807). */
function textOf({ ok, failure, expectations, exchanges }: ConnectionReport): string {
  const lines = exchanges.map(({ method, url, response, failure: none }) => {
    const answer = response ? String(response.status) : (none?.message ?? 'no answer');
    return `${method} ${url} → ${answer}`;
  });
  lines.push('');
  for (const { title, rule, necessity, state, seen, advice } of expectations) {
    const mark = marks[state === 'failed' && necessity === 'advised' ? 'advised' : state];
    lines.push(`${mark}  ${title} (${rule}): ${seen.split('\r\n')[0]}`);
    if (advice !== null) lines.push(`      ${advice}`);
  }
  lines.push('');
  lines.push(
    ok
      ? 'The supplied credentials are authorized to enable provisioning.'
      : `The connection does not work.\nError code: ${failure?.errorCode}\nDetails: ${failure?.reason}`,
  );
  return `${lines.join('\n')}\n`;
}
