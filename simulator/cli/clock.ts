/** `provsim clock`: the virtual clock of a running server: what is due, advance, step, speed. */
import cliProgress from 'cli-progress';
import type { Command } from 'commander';
import { type ApiClient, type ReachOptions, reachSimulator } from './api-client.ts';
import { cliError } from './errors.ts';
import { addReachOptions, positiveNumber } from './options.ts';

interface ClockOptions extends ReachOptions {
  json?: boolean;
}

interface Clock {
  now: string;
  speed: number;
  held: boolean;
  status: 'ready' | 'advancing';
  target: string | null;
  began: string | null;
  events: number;
  current: string | null;
  last: { target: string; reached: string; events: number; outcome: string } | null;
}

interface Due {
  at: string;
  kind: string;
  name: string;
}

const POLL_MS = 200;

export function addClockCommand(program: Command): void {
  const clock = program.command('clock').description('the virtual clock of a running server');
  const add = (name: string, description: string) =>
    addReachOptions(clock.command(name).description(description)).option('--json', 'print one JSON document');
  add('show', 'time, speed, and what is due').action((options: ClockOptions) => withServer(options, show));
  add('advance', 'move ahead; everything due on the way runs')
    .argument('<span>', 'such as P28D or PT40M, or a time such as 2026-01-06T08:00:00Z')
    .action((to: string, options: ClockOptions) =>
      withServer(options, (client, json) => advance(client, json, wayTo(to))),
    );
  add('next', 'move to the next event and run it').action((options: ClockOptions) =>
    withServer(options, (client, json) => advance(client, json, { next: true })),
  );
  add('cancel', 'stop an advance at the next event').action((options: ClockOptions) =>
    withServer(options, async (client, json) =>
      print(await client.send<Clock>('DELETE', '/control/clock/advance'), json),
    ),
  );
  addReachOptions(clock.command('speed').description('virtual seconds for each real second; 0 stands still'))
    .argument('<number>', 'such as 1, 60 or 2400', positiveNumber)
    .option('--json', 'print one JSON document')
    .action((speed: number, options: ClockOptions) =>
      withServer(options, async (client, json) =>
        print(await client.send<Clock>('PATCH', '/control/clock', { speed }), json),
      ),
    );
}

/** A data folder without a server has no clock that runs: there is nothing to steer. */
async function withServer(
  options: ClockOptions,
  act: (client: ApiClient, asJson: boolean) => Promise<void>,
): Promise<void> {
  const client = await reachSimulator(options);
  try {
    if (!client.isServer) throw cliError('SERVER_NEEDED', { what: 'The virtual clock' });
    await act(client, options.json === true);
  } finally {
    await client.close();
  }
}

function wayTo(text: string): { span: string } | { to: string } {
  return /^[Pp]/.test(text) ? { span: text.toUpperCase() } : { to: text };
}

async function show(client: ApiClient, asJson: boolean): Promise<void> {
  const clock = await client.get<Clock>('/control/clock');
  const { value } = await client.get<{ value: Due[] }>('/control/clock/due');
  if (asJson) {
    process.stdout.write(`${JSON.stringify({ ...clock, due: value }, null, 2)}\n`);
    return;
  }
  print(clock, false);
  for (const { at, name } of value) process.stdout.write(`  ${at}  ${name}\n`);
}

async function advance(
  client: ApiClient,
  asJson: boolean,
  way: { span: string } | { to: string } | { next: true },
): Promise<void> {
  // Heard from the first moment on: an interrupted command must not leave an advance behind.
  let isBegun = false;
  let isCancelled = false;
  const cancel = () => {
    isCancelled = true;
    if (isBegun) void client.send('DELETE', '/control/clock/advance').catch(() => undefined);
  };
  process.once('SIGINT', cancel);
  let clock = await client.send<Clock>('POST', '/control/clock/advance', way);
  isBegun = true;
  if (isCancelled) cancel();
  const bar = process.stderr.isTTY
    ? new cliProgress.SingleBar({
        format: '[{bar}] {percentage}% | {now} | {events} events | {current}',
        stream: process.stderr,
      })
    : null;
  bar?.start(100, 0, { now: clock.now, events: 0, current: '' });
  while (clock.status === 'advancing') {
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
    clock = await client.get<Clock>('/control/clock');
    if (clock.status === 'advancing')
      bar?.update(percentOf(clock), { now: clock.now, events: clock.events, current: clock.current ?? '' });
  }
  bar?.stop();
  process.removeListener('SIGINT', cancel);
  print(clock, asJson);
  if (!asJson && clock.last) process.stdout.write(`${endOf(clock.last)}\n`);
}

function endOf({ target, events, outcome }: NonNullable<Clock['last']>): string {
  const ran = `${events} ${events === 1 ? 'event' : 'events'} run`;
  if (outcome === 'reached') return ran;
  return outcome === 'bounded'
    ? `${ran}: ended before ${target}, because no advance runs more; go on with another one`
    : `${ran}: cancelled before ${target}`;
}

function percentOf({ began, target, now }: Clock): number {
  if (began === null || target === null) return 0;
  const whole = Date.parse(target) - Date.parse(began);
  return whole === 0 ? 100 : Math.floor(((Date.parse(now) - Date.parse(began)) / whole) * 100);
}

function print(clock: Clock, asJson: boolean): void {
  process.stdout.write(
    asJson ? `${JSON.stringify(clock, null, 2)}\n` : `${clock.now}, speed ${clock.speed}, ${clock.status}\n`,
  );
}
