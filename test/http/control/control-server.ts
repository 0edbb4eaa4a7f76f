/** A simulator and the control API over it, without a socket; what the tests of this folder talk to. */
import { createFirstApplication } from '../../../simulator/first-application.ts';
import { buildServer } from '../../../simulator/http/index.ts';
import { createSimulator, type SimulatorOptions, type TestSimulator } from '../../../simulator/index.ts';
import { SampleApps } from '../../../simulator/sample-apps.ts';
import type { Simulator } from '../../../simulator/simulator.ts';
import type { ApplicationRecord } from '../../../simulator/storage/index.ts';

export interface ControlServer {
  app: Awaited<ReturnType<typeof buildServer>>;
  close(): Promise<void>;
}

/** Over the simulator of a library. */
export async function startControl(options: SimulatorOptions): Promise<ControlServer & { sim: TestSimulator }> {
  const sim = await createSimulator(options);
  const app = await buildServer({ simulator: sim.simulator, sampleApps: new SampleApps(sim.simulator) });
  const close = async () => {
    await app.close();
    await sim.close();
  };
  return { sim, app, close };
}

/** Over a simulator as a server opens it, with one application that provisions to its sample app. */
export async function serveSampleApp(
  simulator: Simulator,
  { syncAll }: { syncAll: boolean },
): Promise<ControlServer & { application: ApplicationRecord; servicePrincipalId: string; jobId: string }> {
  const sampleApps = new SampleApps(simulator);
  const { application, job } = await createFirstApplication(simulator, {
    profile: 'sign-in-enterprise',
    endpoint: null,
    syncAll,
  });
  await sampleApps.attachInProcess(application);
  const app = await buildServer({ simulator, sampleApps });
  const close = async () => {
    await app.close();
    await simulator.close();
  };
  return { app, application, servicePrincipalId: application.servicePrincipalId, jobId: job.id, close };
}
