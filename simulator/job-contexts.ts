/** What a job works with: its application, schema and settings as they are now, the tenant, the target and its stores. */
import { type Applications, engineSettingsOf, isOn } from './applications/index.ts';
import type { ChanceStream } from './chance.ts';
import type { Clock } from './clock.ts';
import { jobError } from './jobs/index.ts';
import type { ProvisioningLog } from './logs/index.ts';
import type { ObjectKind } from './model/exchange.ts';
import {
  ClaimedValues,
  ConnectorDataStore,
  compileObjectFlow,
  EscrowStore,
  type JobContext,
  type SourceContext,
} from './provisioning/index.ts';
import { settingsOnDemand } from './scim/index.ts';
import type { ApplicationRecord, JobRecord, RecordsDatabase, Workspace } from './storage/index.ts';
import type { Targets } from './targets.ts';
import type { Tenant } from './tenant/index.ts';

export interface JobContextParts {
  workspace: Workspace;
  database: RecordsDatabase;
  clock: Clock;
  tenant: Tenant;
  applications: Applications;
  targets: Targets;
  log: ProvisioningLog;
  chanceFor(name: string): ChanceStream;
}

export class JobContexts {
  readonly #parts: JobContextParts;

  constructor(parts: JobContextParts) {
    this.#parts = parts;
  }

  connectorData(jobId: string): ConnectorDataStore {
    return new ConnectorDataStore(this.#parts.database, jobId);
  }

  escrows(jobId: string): EscrowStore {
    return new EscrowStore(this.#parts.database, jobId);
  }

  /** Everything a cycle works with; on demand composes in the dialect that holds there (W-05). Throws JOB_NOT_FOUND. */
  full(jobId: string, purpose: 'cycle' | 'onDemand'): JobContext {
    const { workspace, database, targets, log } = this.#parts;
    const { application, job } = this.#find(jobId);
    const { servicePrincipalId } = application;
    const connection = targets.connection(servicePrincipalId);
    return {
      ...this.#sourceOf(application, job),
      tenantId: workspace.data.tenant.id,
      skipOutOfScopeDeletions: isOn(application, 'SkipOutOfScopeDeletions'),
      database,
      log,
      connectorData: this.connectorData(jobId),
      escrows: this.escrows(jobId),
      claimedValues: new ClaimedValues(),
      connection,
      wire: purpose === 'onDemand' ? settingsOnDemand(connection.settings) : connection.settings,
      onFinding: (finding, sighting) => targets.addFinding(servicePrincipalId, finding, sighting),
    };
  }

  /** Enough to judge and map objects; no target has to be set up for it. Throws JOB_NOT_FOUND. */
  source(jobId: string): SourceContext {
    const { application, job } = this.#find(jobId);
    return this.#sourceOf(application, job);
  }

  #find(jobId: string): { application: ApplicationRecord; job: JobRecord } {
    const found = this.#parts.applications.findJob(jobId);
    if (!found) throw jobError('JOB_NOT_FOUND', { jobId });
    return found;
  }

  #sourceOf(application: ApplicationRecord, job: JobRecord): SourceContext {
    const { workspace, tenant, clock, chanceFor } = this.#parts;
    const flow = (kind: ObjectKind) => compileObjectFlow(job.schema, kind);
    return {
      jobId: job.id,
      defaultDomain: workspace.data.tenant.defaultDomain,
      application,
      syncAll: isOn(application, 'SyncAll'),
      flows: { User: flow('User'), Group: flow('Group') },
      tenant,
      settings: engineSettingsOf(application, job),
      clock,
      chanceFor,
    };
  }
}
