/**
 * Enterprise applications: made from a profile with their service principal, app roles and jobs; their secrets and
 * schemas. Held in the workspace.
 */
import type { Chance } from '../chance.ts';
import type { AppRole } from '../model/directory.ts';
import type { KeyValue, SynchronizationSchema } from '../model/schema.ts';
import { expandProfile, type Profile } from '../schema/index.ts';
import type { QuirkValue } from '../scim/index.ts';
import type { ApplicationRecord, JobRecord, Workspace } from '../storage/index.ts';
import { quirksToKeep } from './connection.ts';
import { applicationError } from './errors.ts';
import { loadProfile } from './profile-files.ts';
import { replaceSecrets } from './secrets.ts';

export interface NewApplication {
  profile: Profile;
  /** False: the profile is kept with the application. Default true. */
  isShipped?: boolean;
  displayName?: string;
  /** The target is the built-in sample app. */
  sampleApp: boolean;
  secrets?: KeyValue[];
  /** Default: the profile's. */
  dialect?: ApplicationRecord['dialect'];
  quirks?: Record<string, string | number | boolean>;
}

/** The role that every provisioning application offers (G-134, G-135). */
const USER_ROLE_ID = '18d14569-c3bd-439b-9a66-3a2aee01d14f';
const MSIAM_ROLE_ID = 'b9632174-c057-4f7e-951b-be3adc52bfe6';

export class Applications {
  readonly #workspace: Workspace;
  readonly #profilesDirectory: string;
  readonly #chance: Chance;
  readonly #now: () => string;
  readonly #onChange: () => void;

  /** `onChange` is told when applications or their jobs come, change or go. */
  constructor(options: {
    workspace: Workspace;
    profilesDirectory: string;
    chance: Chance;
    now: () => string;
    onChange?: () => void;
  }) {
    this.#workspace = options.workspace;
    this.#profilesDirectory = options.profilesDirectory;
    this.#chance = options.chance;
    this.#now = options.now;
    this.#onChange = options.onChange ?? (() => undefined);
  }

  list(): readonly ApplicationRecord[] {
    return this.#workspace.data.applications;
  }

  /** By the id of the service principal or of the application, or by appId. Throws APPLICATION_NOT_FOUND. */
  get(id: string): ApplicationRecord {
    const key = id.toLowerCase();
    const found = this.list().find(
      (application) => application.servicePrincipalId === key || application.id === key || application.appId === key,
    );
    if (!found) throw applicationError('APPLICATION_NOT_FOUND', { id });
    return found;
  }

  findJob(jobId: string): { application: ApplicationRecord; job: JobRecord } | null {
    for (const application of this.list()) {
      const job = application.jobs.find((candidate) => candidate.id === jobId);
      if (job) return { application, job };
    }
    return null;
  }

  async create(given: NewApplication): Promise<ApplicationRecord> {
    const token = given.sampleApp ? given.secrets?.find(({ key }) => key === 'SecretToken')?.value : undefined;
    const application: ApplicationRecord = {
      id: this.#chance.guid(),
      appId: this.#chance.guid(),
      servicePrincipalId: this.#chance.guid(),
      displayName: given.displayName ?? given.profile.name,
      profileId: given.profile.id,
      ...(given.isShipped === false ? { ownProfile: given.profile } : {}),
      createdDateTime: this.#now(),
      appRoles: appRolesOf(given.profile),
      appRoleAssignmentRequired: true,
      tags: ['WindowsAzureActiveDirectoryIntegratedApp'],
      sampleApp: given.sampleApp,
      ...(token === undefined ? {} : { sampleAppToken: token }),
      secrets: replaceSecrets([], given.secrets ?? []),
      dialect: given.dialect === undefined ? (given.profile.dialect ?? null) : given.dialect,
      quirks: { ...given.quirks },
      jobs: [],
    };
    await this.#workspace.update((data) => data.applications.push(application));
    this.#onChange();
    return application;
  }

  /** A new job with a copy of the template's schema; it doesn't run yet (G-31 to G-34). */
  async addJob(servicePrincipalId: string, templateId: string): Promise<JobRecord> {
    const application = this.get(servicePrincipalId);
    const tenant = this.#workspace.data.tenant.id.replaceAll('-', '');
    const id = `${templateId}.${tenant}.${this.#chance.guid()}`;
    const job: JobRecord = {
      id,
      templateId,
      createdDateTime: this.#now(),
      scheduleState: 'Disabled',
      settings: [{ name: 'AzureIngestionAttributeOptimization', value: 'False' }],
      schema: await this.templateSchema(application, id, templateId),
    };
    await this.#workspace.update(() => application.jobs.push(job));
    this.#onChange();
    return job;
  }

  /** The schema that a template of one's own or the application's profile gives, for a job id. */
  async templateSchema(
    application: ApplicationRecord,
    schemaId: string,
    templateId: string,
  ): Promise<SynchronizationSchema> {
    const own = application.templates?.find(({ id }) => id === templateId)?.schema;
    if (own) return { ...structuredClone(own), id: schemaId };
    return expandProfile(await this.profile(application), { schemaId });
  }

  async profile({ profileId, ownProfile }: ApplicationRecord): Promise<Profile> {
    // It was checked when the application was made of it.
    return (ownProfile as Profile | undefined) ?? loadProfile(this.#profilesDirectory, profileId);
  }

  async putSecrets(servicePrincipalId: string, secrets: readonly KeyValue[]): Promise<void> {
    const application = this.get(servicePrincipalId);
    const next = replaceSecrets(application.secrets, secrets);
    await this.#workspace.update(() => {
      application.secrets = next;
    });
    this.#onChange();
  }

  /** Replaces the deviations from the dialect. Throws QUIRK_UNKNOWN, QUIRK_VALUE_INVALID; then nothing is changed. */
  async putQuirks(servicePrincipalId: string, quirks: Readonly<Record<string, QuirkValue>>): Promise<void> {
    const application = this.get(servicePrincipalId);
    const next = quirksToKeep(quirks);
    await this.#workspace.update(() => {
      application.quirks = next;
    });
  }

  /** Sets some secrets and leaves the others. */
  async setSecrets(servicePrincipalId: string, secrets: Record<string, string>): Promise<void> {
    const kept = this.get(servicePrincipalId).secrets.filter(({ key }) => !(key in secrets));
    const added = Object.entries(secrets).map(([key, value]) => ({ key, value }));
    await this.putSecrets(servicePrincipalId, [...kept, ...added]);
  }

  async update(servicePrincipalId: string, change: (application: ApplicationRecord) => void): Promise<void> {
    const application = this.get(servicePrincipalId);
    await this.#workspace.update(() => change(application));
    this.#onChange();
  }

  async updateJob(jobId: string, change: (job: JobRecord) => void): Promise<void> {
    const found = this.findJob(jobId);
    if (!found) return;
    await this.#workspace.update(() => change(found.job));
  }

  async removeJob(jobId: string): Promise<void> {
    const found = this.findJob(jobId);
    if (!found) return;
    await this.#workspace.update(() => {
      found.application.jobs = found.application.jobs.filter((job) => job.id !== jobId);
    });
    this.#onChange();
  }

  async remove(servicePrincipalId: string): Promise<void> {
    const application = this.get(servicePrincipalId);
    await this.#workspace.update((data) => {
      data.applications = data.applications.filter((candidate) => candidate !== application);
    });
    this.#onChange();
  }
}

/** Roles of the profile, else `User`, first and enabled as clients expect (G-134), and `msiam_access`. */
function appRolesOf(profile: Profile): AppRole[] {
  if (profile.appRoles && profile.appRoles.length > 0) return profile.appRoles.map((role) => ({ ...role }));
  const role = (id: string, displayName: string): AppRole => ({
    id,
    displayName,
    value: null,
    description: displayName,
    isEnabled: true,
    allowedMemberTypes: ['User'],
  });
  return [role(USER_ROLE_ID, 'User'), role(MSIAM_ROLE_ID, 'msiam_access')];
}
