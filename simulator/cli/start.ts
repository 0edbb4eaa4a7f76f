/** `provsim start`: the server with its page, a seeded tenant and a running job. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { FastifyInstance } from 'fastify';
import { systemTimeMs } from '../clock.ts';
import type { Simulator } from '../simulator.ts';
import { forgetServer, recordServer } from './api-client.ts';
import {
  addNotificationOptions,
  type NotificationOptions,
  notificationsFrom,
  setNotifications,
} from './notification-options.ts';
import { collectQuirk, positiveNumber, scopeOption, wholeNumber } from './options.ts';
import { addHttpsOptions, certificateFor, describeHttps, type HttpsOptions, openHttps } from './start-https.ts';
import { addFaultOptions, addTargetOptions, faultsFrom, type TargetOptions, targetFrom } from './target-options.ts';

interface StartOptions extends TargetOptions, HttpsOptions, NotificationOptions {
  port: number;
  data: string;
  memory?: boolean;
  users: number;
  groups: number;
  seed: number;
  profile: string;
  scope: 'all' | 'assigned';
  speed?: number;
  changes?: number;
  strict?: boolean;
  graphQuirk?: Record<string, string>;
}

export function addStartCommand(program: Command): void {
  const command = program
    .command('start', { isDefault: true })
    .description('start the simulator with its page (the default command)')
    .option('--port <number>', 'port on loopback; 0 takes a free one', wholeNumber(0, 65535), 8400)
    .option('--data <folder>', 'data folder', '.provsim')
    .option('--memory', 'keep everything in memory; nothing is written')
    .option('--users <number>', 'users of a new tenant', wholeNumber(0, 1_000_000), 50)
    .option('--groups <number>', 'groups of a new tenant', wholeNumber(0, 100_000), 5)
    .option('--seed <number>', 'seed of a new tenant', wholeNumber(0, 0xffffffff), 1)
    .option('--profile <id|file>', 'application of a new tenant', 'sign-in-enterprise')
    .option('--target <url>', 'SCIM base address of your own endpoint (default: the built-in sample app)');
  addHttpsOptions(addNotificationOptions(addFaultOptions(addTargetOptions(command))))
    .addOption(scopeOption('assigned'))
    .option('--speed <number>', 'virtual seconds for each real second (2400: a cycle every second)', positiveNumber)
    .option('--changes <number>', 'switch the change simulator on, at so many changes an hour', positiveNumber)
    .option('--graph-quirk <name=value>', 'oddity of the real Graph, such as replicationDelayS=5', collectQuirk)
    .option('--strict', 'check tokens and permissions on the Graph surface')
    .action((options: StartOptions) => start(options));
}

/** What a server needs is loaded here, so that the other commands start without it. */
async function start(options: StartOptions): Promise<void> {
  const { Simulator } = await import('../simulator.ts');
  const { buildServer, listen, readGraphQuirks } = await import('../http/index.ts');
  const { SampleApps } = await import('../sample-apps.ts');
  const faults = await faultsFrom(options);
  const graphQuirks = readGraphQuirks(options.graphQuirk);
  const notifications = notificationsFrom(options, process.env);
  const folder = options.memory ? null : resolve(options.data);
  const simulator = await Simulator.open({
    data: folder,
    seed: options.seed,
    users: options.users,
    groups: options.groups,
    ...(options.speed === undefined ? {} : { speed: options.speed }),
    ...(folder === null ? { speed: options.speed ?? 1, startTime: new Date(systemTimeMs()).toISOString() } : {}),
  });
  const say = (line: string) => process.stdout.write(`${line}\n`);
  let app: FastifyInstance | null = null;
  try {
    simulator.events.on((event) => {
      if (event.type === 'error') process.stderr.write(`${event.name}: ${event.message}\n`);
    });
    if (simulator.isNew) await begin(simulator, options);
    else say(`Opened ${folder}; options for a new tenant (--users, --profile, --target …) are not applied to it.`);
    await setNotifications(simulator, notifications, options.notify);
    for (const { servicePrincipalId } of simulator.applications.list()) {
      for (const fault of faults) simulator.targets.faults(servicePrincipalId).add(fault);
    }
    const sampleApps = new SampleApps(simulator);
    const certificate = await certificateFor(options, folder);
    const cert = certificate?.cert ?? null;
    app = await buildServer({ simulator, sampleApps, strict: options.strict ?? false, graphQuirks, certificate: cert });
    const secureAddress = certificate && (await openHttps(app, simulator, certificate, options));
    const address = await listen(app, options.port);
    await sampleApps.point(secureAddress ?? address);
    if (options.changes !== undefined) {
      await simulator.changeSimulator.set({ enabled: options.changes > 0, changesPerHour: options.changes });
    }
    simulator.address = address;
    if (folder !== null) recordServer(folder, address);
    describe(simulator, address, folder, say);
    if (secureAddress) describeHttps(secureAddress, address, certificate, say);
    say('Stop it with Ctrl+C.');
    closeOnSignal(async () => {
      // First the cycles: a sample app that is closed under one would leave failures behind.
      await simulator.interrupt();
      await app?.close();
      await simulator.close();
      if (folder !== null) forgetServer(folder);
    });
    for (const job of simulator.jobs()) if (simulator.isNew) await job.start();
    simulator.scheduler.start();
  } catch (error) {
    await app?.close();
    await simulator.close();
    throw error;
  }
}

async function begin(simulator: Simulator, options: StartOptions): Promise<void> {
  const { assignSome, createFirstApplication } = await import('../first-application.ts');
  const { application } = await createFirstApplication(simulator, {
    profile: options.profile,
    endpoint: options.target ? targetFrom({ ...options, target: options.target }, process.env) : null,
    syncAll: options.scope === 'all',
    ...(options.quirk ? { quirks: options.quirk } : {}),
  });
  simulator.populate(options.users, options.groups);
  if (options.users > 0) assignSome(simulator, application);
}

function describe(simulator: Simulator, address: string, folder: string | null, say: (line: string) => void): void {
  const { tenant } = simulator;
  say(`provsim is running.`);
  say(`  Page      ${address}`);
  say(`  Graph     ${address}/v1.0   (and /beta; described at ${address}/docs)`);
  for (const application of simulator.applications.list()) {
    const url = application.secrets.find(({ key }) => key === 'BaseAddress')?.value ?? 'none yet';
    say(`  Target    ${application.displayName}: ${url}`);
  }
  say(`  Tenant    ${tenant.users.count()} users, ${tenant.groups.count()} groups`);
  say(`  Clock     ${simulator.clock.now()}, speed ${simulator.clock.speed}`);
  say(`  Data      ${folder ?? 'in memory'}`);
}

/** The first signal ends in good order, a second one at once. */
function closeOnSignal(close: () => Promise<void>): void {
  let closing = false;
  const onSignal = () => {
    if (closing) process.exit(130);
    closing = true;
    process.stdout.write('Stopping: the running cycle ends at a safe point and goes on at the next start.\n');
    void close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(3);
      },
    );
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
}
