/**
 * A simulator with one application and its job, not started: what the library hands to tests and what a scenario is
 * played on. Its target is the built-in sample app in this process unless another is given.
 */
import { createFirstApplication } from './first-application.ts';
import type { Job } from './jobs/index.ts';
import { SampleApps } from './sample-apps.ts';
import { readFault } from './scim/index.ts';
import { Simulator } from './simulator.ts';
import { readTarget, type SimulatorOptions } from './simulator-options.ts';
import type { ApplicationRecord } from './storage/index.ts';

export interface SingleApplication {
  simulator: Simulator;
  application: ApplicationRecord;
  job: Job;
  sampleApps: SampleApps;
}

/** Throws for options that make no sense. */
export async function openSingleApplication(options: SimulatorOptions): Promise<SingleApplication> {
  const simulator = await Simulator.open(options);
  try {
    const target = options.target === undefined ? null : readTarget(options.target);
    const sampleApps = new SampleApps(simulator);
    const endpoint = target
      ? {
          url: 'url' in target ? target.url : 'http://in-process.invalid/scim',
          token: target.token ?? '',
          ...(target.oauth ? { oauth: target.oauth } : {}),
        }
      : null;
    const { application, job } = await createFirstApplication(simulator, {
      profile: options.profile ?? 'sign-in-enterprise',
      endpoint,
      syncAll: options.scope === 'all',
      ...(options.quirks ? { quirks: options.quirks } : {}),
    });
    if (target && 'handler' in target) simulator.targets.handlers.set(application.servicePrincipalId, target.handler);
    if (!target) await sampleApps.attachInProcess(application);
    for (const fault of options.faults ?? [])
      simulator.targets.faults(application.servicePrincipalId).add(readFault(fault));
    simulator.populate(options.users ?? 0, options.groups ?? 0);
    return { simulator, application, job, sampleApps };
  } catch (error) {
    await simulator.close();
    throw error;
  }
}
