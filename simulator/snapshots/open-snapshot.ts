/** Snapshots as the library takes and gives them: bytes, and a simulator with one application made of them. */
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SampleApps } from '../sample-apps.ts';
import { readFault } from '../scim/index.ts';
import { Simulator } from '../simulator.ts';
import { readTarget, type SimulatorOptions } from '../simulator-options.ts';
import type { SingleApplication } from '../single-application.ts';
import { snapshotError } from './errors.ts';
import { restoreSnapshot } from './restore-snapshot.ts';
import { type SnapshotOptions, takeSnapshot } from './take-snapshot.ts';

export function snapshotBytes(simulator: Simulator, options: SnapshotOptions): Promise<Uint8Array> {
  return inScratchFile(async (file) => {
    await takeSnapshot(simulator, file, options);
    return readFile(file);
  });
}

/** The first application with a job is the one. Throws what restoring throws, and SNAPSHOT_WITHOUT_JOB. */
export async function openSnapshot(
  snapshot: string | Uint8Array,
  options: SimulatorOptions,
): Promise<SingleApplication> {
  const { quirks, faults = [], data = null, speed = 0 } = options;
  const target = options.target === undefined ? null : readTarget(options.target);
  const simulator = await Simulator.open({ ...options, data, speed });
  try {
    const sampleApps = new SampleApps(simulator);
    const parts = { simulator, sampleApps };
    if (typeof snapshot === 'string') await restoreSnapshot(parts, snapshot);
    else {
      await inScratchFile(async (file) => {
        await writeFile(file, snapshot, { mode: 0o600 });
        await restoreSnapshot(parts, file, 'that was given');
      });
    }
    const application = simulator.applications.list().find(({ jobs }) => jobs.length > 0);
    const [record] = application?.jobs ?? [];
    if (!application || !record) throw snapshotError('SNAPSHOT_WITHOUT_JOB', {});
    const { servicePrincipalId } = application;
    if (target) {
      await simulator.applications.setSecrets(servicePrincipalId, {
        ...('url' in target ? { BaseAddress: target.url } : {}),
        ...(target.token === undefined ? {} : { SecretToken: target.token }),
      });
      if ('handler' in target) simulator.targets.handlers.set(servicePrincipalId, target.handler);
    }
    if (quirks) await simulator.applications.putQuirks(servicePrincipalId, { ...application.quirks, ...quirks });
    for (const fault of faults) simulator.targets.faults(servicePrincipalId).add(readFault(fault));
    return { ...parts, application, job: simulator.job(record.id) };
  } catch (error) {
    await simulator.close();
    throw error;
  }
}

async function inScratchFile<T>(work: (file: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'provsim-snapshot-'));
  try {
    return await work(join(folder, 'snapshot.provsim'));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
