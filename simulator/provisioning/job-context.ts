/** Everything that one cycle, or one on-demand run, of a job works with; put together by the jobs room. */
import type { Chance } from '../chance.ts';
import type { Clock } from '../clock.ts';
import type { ProvisioningLog } from '../logs/index.ts';
import type { AppRole } from '../model/directory.ts';
import type { ObjectKind } from '../model/exchange.ts';
import type { Finding } from '../model/values.ts';
import type { ScimConnection, WireSettings } from '../scim/index.ts';
import type { RecordsDatabase } from '../storage/index.ts';
import type { Tenant } from '../tenant/index.ts';
import type { ClaimedValues } from './claimed-values.ts';
import type { ConnectorDataStore } from './connector-data-store.ts';
import type { EngineSettings } from './engine-settings.ts';
import type { EscrowStore } from './escrow-store.ts';
import type { FindingSighting } from './finding-sighting.ts';
import type { ObjectFlow } from './object-flow.ts';

export interface JobContext {
  jobId: string;
  tenantId: string;
  defaultDomain: string;
  application: {
    servicePrincipalId: string;
    appId: string;
    displayName: string;
    appRoles: readonly AppRole[];
  };
  /** `SyncAll` (E-110). */
  syncAll: boolean;
  /** `SkipOutOfScopeDeletions` (E-420). */
  skipOutOfScopeDeletions: boolean;
  flows: Record<ObjectKind, ObjectFlow | null>;
  database: RecordsDatabase;
  tenant: Tenant;
  log: ProvisioningLog;
  connectorData: ConnectorDataStore;
  escrows: EscrowStore;
  claimedValues: ClaimedValues;
  connection: ScimConnection;
  wire: WireSettings;
  settings: EngineSettings;
  clock: Clock;
  /** A stream of random numbers for a named use; the same name gives the same stream. */
  chanceFor(name: string): Chance;
  /** Collects oddities of the target, once for each kind. */
  onFinding(finding: Finding, sighting?: FindingSighting): void;
}

/** What of it concerns the source alone: enough to judge and map an object without a connection to the target. */
export type SourceContext = Pick<
  JobContext,
  'jobId' | 'defaultDomain' | 'application' | 'syncAll' | 'flows' | 'tenant' | 'settings' | 'clock' | 'chanceFor'
>;
