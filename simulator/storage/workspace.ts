/**
 * workspace.json through lowdb: what a person would edit and commit (tenant settings, applications, connections,
 * schemas, schedules). Small, readable, diffable.
 */
import { Low, Memory } from 'lowdb';
import type { DialectName } from '../model/dialects.ts';
import type { AppRole } from '../model/directory.ts';
import type { ScheduleState } from '../model/job.ts';
import type { KeyValue, SynchronizationSchema } from '../model/schema.ts';
import { WorkspaceFile } from './workspace-file.ts';

/** One provisioning job of an application, as configured (its progress is in records.db). */
export interface JobRecord {
  id: string;
  templateId: string;
  createdDateTime: string;
  scheduleState: ScheduleState;
  /** Graph's synchronizationJobSettings. */
  settings: { name: string; value: string }[];
  schema: SynchronizationSchema;
}

/** A synchronization template that someone wrote or changed (G-30); null where the profile's still counts. */
export interface TemplateRecord {
  id: string;
  description: string | null;
  discoverable: boolean;
  factoryTag: string | null;
  metadata: KeyValue[];
  schema: SynchronizationSchema | null;
}

/** A client secret, of the application or of its service principal; the text itself isn't kept. */
export interface PasswordCredential {
  keyId: string;
  owner: 'applications' | 'servicePrincipals';
  displayName: string | null;
  /** The first characters of the text. */
  hint: string;
  startDateTime: string;
  endDateTime: string;
  /** SHA-256 of the text. */
  secretHash: string;
}

/** An application with its service principal. */
export interface ApplicationRecord {
  id: string;
  appId: string;
  servicePrincipalId: string;
  displayName: string;
  /** The profile it was made from; templates and defaults are restored from it. */
  profileId: string;
  /** The profile itself when it is none of the shipped ones. */
  ownProfile?: object;
  createdDateTime: string;
  appRoles: AppRole[];
  appRoleAssignmentRequired: boolean;
  tags: string[];
  /** True when it was made with the built-in sample app as its target. */
  sampleApp: boolean;
  /** The token that the sample app takes, whatever is put among the secrets. */
  sampleAppToken?: string;
  /** Graph's synchronization secrets: BaseAddress, SecretToken, SyncAll… (G-54). */
  secrets: KeyValue[];
  /** What its connector speaks whatever flag its address carries (W-02); null: the tenant URL decides. */
  dialect: DialectName | null;
  /** Named deviations from the dialect's defaults; one of them chooses another dialect. */
  quirks: Record<string, string | number | boolean>;
  jobs: JobRecord[];
  passwordCredentials?: PasswordCredential[];
  templates?: TemplateRecord[];
}

/** Where notifications go; null: to the outbox only. */
export interface NotificationTargets {
  smtp: { host: string; port: number; secure: boolean; user: string; password: string } | null;
  webhook: { url: string; secret: string } | null;
}

export interface WorkspaceData {
  version: 1;
  tenant: { id: string; displayName: string; defaultDomain: string; seed: number };
  clock: { speed: number };
  changeSimulator: { enabled: boolean; changesPerHour: number };
  notifications: NotificationTargets;
  /** Days that log entries are kept; Entra's 30 when it isn't given (E-1060). */
  logRetentionDays?: number;
  applications: ApplicationRecord[];
}

export class Workspace {
  readonly #low: Low<WorkspaceData>;
  readonly isNew: boolean;

  private constructor(low: Low<WorkspaceData>, isNew: boolean) {
    this.#low = low;
    this.isNew = isNew;
  }

  /** Reads the file, or begins with `initial` where there is none; `file` null keeps it in memory. */
  static async open(file: string | null, initial: WorkspaceData): Promise<Workspace> {
    if (file === null) return new Workspace(new Low(new Memory<WorkspaceData>(), initial), true);
    const adapter = new WorkspaceFile<WorkspaceData>(file, workspaceProblem);
    const found = await adapter.read();
    return new Workspace(new Low(adapter, found ?? initial), found === null);
  }

  get data(): WorkspaceData {
    return this.#low.data;
  }

  /** Changes the data and waits until they are on disk. */
  async update(change: (data: WorkspaceData) => void): Promise<void> {
    change(this.#low.data);
    await this.#low.write();
  }

  /** Takes on other data as a whole; what was there before stays when they can't be written. */
  async replace(data: WorkspaceData): Promise<void> {
    const before = this.#low.data;
    this.#low.data = data;
    try {
      await this.#low.write();
    } catch (error) {
      this.#low.data = before;
      throw error;
    }
  }
}

/** What is wrong with a document as a workspace; null when nothing is. */
export function workspaceProblem(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return 'it does not hold an object';
  const workspace = data as Partial<WorkspaceData>;
  if (workspace.version !== 1) return `"version" is ${JSON.stringify(workspace.version)}, expected 1`;
  if (typeof workspace.tenant?.id !== 'string') return '"tenant.id" is missing';
  if (!Array.isArray(workspace.applications)) return '"applications" is not a list';
  for (const [index, application] of workspace.applications.entries()) {
    if (typeof application.servicePrincipalId !== 'string') {
      return `"applications[${index}].servicePrincipalId" is missing`;
    }
    if (!Array.isArray(application.jobs)) return `"applications[${index}].jobs" is not a list`;
  }
  return null;
}
