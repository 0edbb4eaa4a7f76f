/** What happens in a simulator, told to whoever listens: the page, a recording, a test. */
import type { JobEvent } from './jobs/index.ts';
import type { OnDemandSubject } from './provisioning/index.ts';

export type SimulatorEvent =
  | JobEvent
  | { type: 'log'; jobId: string; entries: number }
  | { type: 'tenant' }
  | { type: 'applications' }
  | { type: 'outbox'; id: string }
  | { type: 'clock' }
  | { type: 'faults'; servicePrincipalId: string }
  | { type: 'rehearsal'; servicePrincipalId: string }
  | { type: 'findings'; servicePrincipalId: string }
  | { type: 'restored' }
  | { type: 'advance'; state: 'began' | 'ended' }
  | { type: 'onDemand'; jobId: string; subject: OnDemandSubject }
  | { type: 'error'; name: string; message: string };
