/** The shapes of the control API, beside Graph's own in simulator/model. */
import type { Exchange } from '../../../simulator/model/exchange.ts';
import type { JobStatusCode } from '../../../simulator/model/job.ts';
import type { ProvisioningAction, ProvisioningStatus } from '../../../simulator/model/log.ts';
import type { Fault } from './faults.ts';

export interface Application {
  servicePrincipalId: string;
  applicationId: string;
  displayName: string;
  profile: string;
  jobIds: string[];
  /** As they were when the list was read; `queries.jobsAtAGlance` follows them. */
  jobs: JobAtAGlance[];
  target: {
    tenantUrl: string | null;
    /** The tenant URL is that of the built-in sample app. */
    sampleApp: boolean;
    /** It was made with one, whatever the tenant URL is now. */
    hasSampleApp: boolean;
  };
}

export interface ClockReading {
  /** Virtual time, ISO 8601. */
  now: string;
  /** Virtual seconds for each real second; 0 stands still. */
  speed: number;
  /** True while a cycle holds the clock at real speed. */
  held: boolean;
  status: 'ready' | 'advancing';
  /** Virtual time that is being advanced to. */
  target: string | null;
  /** Virtual time at which the advance under way began. */
  began: string | null;
  /** Events run so far while advancing. */
  events: number;
  /** The event that runs now while advancing. */
  current: string | null;
}

/** Something that will happen at a virtual time. */
export interface DueItem {
  at: string;
  kind: 'cycle' | 'quarantineTry' | 'retry' | 'quarantineEnds' | 'purge' | 'retention' | 'changes';
  name: string;
  /** Null for what concerns the tenant. */
  jobId: string | null;
}

export interface Counts {
  imported: number;
  inScope: number;
  created: number;
  updated: number;
  disabled: number;
  deleted: number;
  skipped: number;
  failed: number;
  /** Held back by the accidental deletion guard. */
  staged: number;
  requests: number;
}

export type CycleKind = 'initial' | 'incremental';

export interface RunningCycle {
  cycleId: string;
  kind: CycleKind;
  phase: string;
  began: string;
  processed: number;
  total: number;
  counts: Counts;
}

export interface CycleSummary {
  cycleId: string;
  kind: CycleKind;
  state: 'Succeeded' | 'EntryLevelErrors' | 'Failed';
  began: string;
  ended: string;
  durationMs: number;
  counts: Counts;
  error: { code: string; message: string } | null;
}

/** A job in the list of applications. */
export interface JobAtAGlance {
  jobId: string;
  /** Status as Graph has it (G-39). */
  code: JobStatusCode;
  running: boolean;
  nextRun: string | null;
  cycle: RunningCycle | null;
  lastCycle: CycleSummary | null;
  quarantineReason: string | null;
}

/** What a job does and did, beyond what Graph shows of it. */
export interface JobActivity {
  jobId: string;
  /** Virtual time of the next cycle; null while the job is stopped. */
  nextRun: string | null;
  running: boolean;
  cycle: RunningCycle | null;
  /** Newest first. */
  lastCycles: CycleSummary[];
  /** Objects that the job manages in the target now. */
  managed: number;
}

/** A stretch of virtual time in the charts. */
export interface SeriesPoint {
  from: string;
  to: string;
  cycles: number;
  counts: Counts;
  /** Milliseconds; null when nothing was sent. */
  latency: { p50: number; p95: number; p99: number } | null;
  quarantined: boolean;
}

export interface Host {
  id: string;
  userName: string;
  displayName: string;
  active: boolean;
  attributes: Record<string, unknown>;
}

export interface HostGroup {
  id: string;
  displayName: string;
  members: { id: string; name: string }[];
}

export interface SampleAppPage<T> {
  /** How many there are in all that are looked for. */
  total: number;
  value: T[];
}

export interface SampleAppPart {
  search: string;
  /** Of hosts: only visible or only invisible ones. */
  active?: boolean | undefined;
  offset: number;
}

export interface ChangeSimulatorState {
  enabled: boolean;
  /** In virtual hours. */
  changesPerHour: number;
}

export interface ExchangeList {
  value: Exchange[];
}

/** An object that was logged, in short. */
export interface LoggedObject {
  /** Of its log entry. */
  id: string;
  name: string;
  kind: string;
  action: ProvisioningAction;
  status: ProvisioningStatus;
}

export interface TenantSize {
  users: number;
  groups: number;
}

/** What the simulator tells by server-sent events, by the name of the event. */
export interface LiveEvents {
  clock: ClockReading;
  job: { jobId: string };
  cycle: { jobId: string; cycle: RunningCycle | null };
  /** `latest` are a few of the entries, oldest first. */
  log: { jobId: string; entries: number; latest: LoggedObject[] };
  tenant: TenantSize;
  applications: object;
  sampleApp: object;
  faults: { servicePrincipalId: string; faults: Fault[] };
  findings: { servicePrincipalId: string };
  rehearsal: { servicePrincipalId: string };
  /** A snapshot has taken the place of everything. */
  restored: object;
}
