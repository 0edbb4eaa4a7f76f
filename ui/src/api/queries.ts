/**
 * Every query of the page under its key. Live events put new data under these keys or mark them stale
 * (live/live-updates.tsx), so nothing here polls.
 */
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import { listAuditEntries, readAuditEntry } from './audit.ts';
import * as clock from './clock.ts';
import { listSecrets } from './connection.ts';
import * as control from './control.ts';
import * as directory from './directory.ts';
import { findDrift } from './drift.ts';
import { explainObject } from './explain.ts';
import * as faults from './faults.ts';
import { listFindings, readFindingExchange } from './findings.ts';
import { listProfiles, readProfile } from './gallery.ts';
import { type JobAddress, readJob } from './jobs.ts';
import { listErrorCodes, listNewestEntries, readLogEntry, readLogWindow } from './log.ts';
import { graphFilterOf } from './log-filter.ts';
import { nextLinkOf, type Page } from './odata.ts';
import { listOutbox, readNotificationTargets } from './outbox.ts';
import { readQuarantine } from './quarantine.ts';
import { readQuirkCatalogue, readQuirks } from './quirks.ts';
import { readRehearsal, readRehearsalResult } from './rehearsal.ts';
import { readRecording, scenarioOfEntry } from './scenarios.ts';
import { listJobSettings, readLogRetention } from './settings.ts';
import { listSnapshots } from './snapshots.ts';
import { listDeletedUsers } from './tenant-changes.ts';
import type { SampleAppPage } from './types.ts';

const paging = {
  initialPageParam: null as string | null,
  getNextPageParam: (page: Page<unknown>) => nextLinkOf(page),
};

const byOffset = {
  initialPageParam: 0,
  getNextPageParam: ({ total }: SampleAppPage<unknown>, pages: readonly SampleAppPage<unknown>[]) => {
    const read = pages.reduce((sum, { value }) => sum + value.length, 0);
    return read < total ? read : null;
  },
  placeholderData: keepPreviousData,
};

/** How long rows out of sight are kept. */
const LOG_WINDOW_KEPT_MS = 60_000;

export const queries = {
  applications: () =>
    queryOptions({ queryKey: ['applications'], queryFn: ({ signal }) => control.listApplications(signal) }),

  /** The same list, followed while cycles run: kept apart, so that only who watches the jobs is drawn again. */
  jobsAtAGlance: () =>
    queryOptions({ queryKey: ['jobsAtAGlance'], queryFn: ({ signal }) => control.listApplications(signal) }),

  profiles: () =>
    queryOptions({ queryKey: ['profiles'], queryFn: ({ signal }) => listProfiles(signal), staleTime: Infinity }),

  profile: (id: string) =>
    queryOptions({
      queryKey: ['profile', id],
      queryFn: ({ signal }) => readProfile(id, signal),
      staleTime: Infinity,
    }),

  jobSettings: (jobId: string) =>
    queryOptions({ queryKey: ['jobSettings', jobId], queryFn: ({ signal }) => listJobSettings(jobId, signal) }),

  logRetention: () => queryOptions({ queryKey: ['logRetention'], queryFn: ({ signal }) => readLogRetention(signal) }),

  clock: () => queryOptions({ queryKey: ['clock'], queryFn: ({ signal }) => clock.readClock(signal) }),

  due: () => queryOptions({ queryKey: ['due'], queryFn: ({ signal }) => clock.listDue(signal) }),

  job: (address: JobAddress) =>
    queryOptions({ queryKey: ['job', address.jobId], queryFn: ({ signal }) => readJob(address, signal) }),

  /** Under the job's key: what makes the job stale makes this stale too. */
  quarantine: (jobId: string) =>
    queryOptions({
      queryKey: ['job', jobId, 'quarantine'],
      queryFn: ({ signal }) => readQuarantine(jobId, signal),
    }),

  errorCodes: (jobId: string) =>
    queryOptions({
      queryKey: ['errorCodes', jobId],
      queryFn: ({ signal }) => listErrorCodes(graphFilterOf({}, jobId, 0), signal),
    }),

  auditLog: (key: string, filterNow: () => string) =>
    infiniteQueryOptions({
      queryKey: ['auditLog', key],
      queryFn: ({ pageParam, signal }) => listAuditEntries(filterNow(), pageParam, signal),
      ...paging,
      placeholderData: keepPreviousData,
    }),

  auditEntry: (id: string) =>
    queryOptions({
      queryKey: ['auditEntry', id],
      queryFn: ({ signal }) => readAuditEntry(id, signal),
      staleTime: Infinity,
    }),

  outbox: () => queryOptions({ queryKey: ['outbox'], queryFn: ({ signal }) => listOutbox(signal) }),

  notificationTargets: () =>
    queryOptions({ queryKey: ['notificationTargets'], queryFn: ({ signal }) => readNotificationTargets(signal) }),

  /** What the deletion guard held back in a cycle: the first page of it. */
  heldBack: (jobId: string, cycle: string) =>
    queryOptions({
      queryKey: ['heldBack', jobId, cycle],
      queryFn: async ({ signal }) => {
        const filter = graphFilterOf({ action: ['stagedDelete', 'stagedAction'], cycle }, jobId, 0);
        return listNewestEntries(filter, signal);
      },
    }),

  jobActivity: (jobId: string) =>
    queryOptions({
      queryKey: ['jobActivity', jobId],
      queryFn: ({ signal }) => control.readJobActivity(jobId, signal),
    }),

  /**
   * The newest rows of the log and how many there are. `filterNow` is asked at each read, since a filter such as
   * "last 24 hours" moves with the virtual clock; what it said goes with the answer.
   */
  logHead: (key: string, filterNow: () => string) =>
    queryOptions({
      queryKey: ['log', key],
      queryFn: async ({ signal }) => {
        const filter = filterNow();
        return { ...(await readLogWindow({ filter, window: 0 }, signal)), filter };
      },
      // Entries come in while another screen is open, and nobody is told then.
      staleTime: 0,
      placeholderData: keepPreviousData,
    }),

  /** Rows further down in the list as it was up to an entry, before any more expired: they never change. */
  logWindow: ({ filter, upTo, total }: { filter: string; upTo: number; total: number }, window: number) =>
    queryOptions({
      queryKey: ['logWindow', filter, upTo, total, window],
      queryFn: ({ signal }) => readLogWindow({ filter, window, upTo }, signal),
      staleTime: Infinity,
      gcTime: LOG_WINDOW_KEPT_MS,
    }),

  logEntry: (id: string) =>
    queryOptions({
      queryKey: ['logEntry', id],
      queryFn: ({ signal }) => readLogEntry(id, signal),
      staleTime: Infinity,
    }),

  exchanges: (entryId: string) =>
    queryOptions({
      queryKey: ['exchanges', entryId],
      queryFn: ({ signal }) => control.listExchanges(entryId, signal),
      staleTime: Infinity,
    }),

  explanation: (jobId: string, object: string) =>
    queryOptions({
      queryKey: ['explanation', jobId, object],
      queryFn: ({ signal }) => explainObject(jobId, object, signal),
      // Asked anew on each visit: the target may have changed without a word.
      staleTime: 0,
    }),

  /** `active` undefined: visible hosts and invisible ones. */
  hosts: (servicePrincipalId: string, search: string, active: boolean | undefined) =>
    infiniteQueryOptions({
      queryKey: ['sampleApp', servicePrincipalId, 'hosts', search, active],
      queryFn: ({ pageParam, signal }) =>
        control.listHosts(servicePrincipalId, { search, active, offset: pageParam }, signal),
      ...byOffset,
    }),

  hostGroups: (servicePrincipalId: string, search: string) =>
    infiniteQueryOptions({
      queryKey: ['sampleApp', servicePrincipalId, 'hostGroups', search],
      queryFn: ({ pageParam, signal }) =>
        control.listHostGroups(servicePrincipalId, { search, offset: pageParam }, signal),
      ...byOffset,
    }),

  /** Read when it is asked for: the whole target is read each time. */
  drift: (jobId: string) =>
    queryOptions({
      queryKey: ['drift', jobId],
      queryFn: () => findDrift(jobId),
      enabled: false,
      staleTime: Infinity,
      retry: false,
    }),

  series: (jobId: string, span: string) =>
    queryOptions({
      queryKey: ['series', jobId, span],
      queryFn: ({ signal }) => control.readSeries(jobId, span, signal),
      placeholderData: keepPreviousData,
    }),

  tenantSize: () =>
    queryOptions({ queryKey: ['tenantSize'], queryFn: ({ signal }) => directory.readTenantSize(signal) }),

  secrets: (servicePrincipalId: string) =>
    queryOptions({
      queryKey: ['secrets', servicePrincipalId],
      queryFn: ({ signal }) => listSecrets(servicePrincipalId, signal),
    }),

  quirkCatalogue: () =>
    queryOptions({
      queryKey: ['quirkCatalogue'],
      queryFn: ({ signal }) => readQuirkCatalogue(signal),
      staleTime: Infinity,
    }),

  quirks: (servicePrincipalId: string) =>
    queryOptions({
      queryKey: ['quirks', servicePrincipalId],
      queryFn: ({ signal }) => readQuirks(servicePrincipalId, signal),
    }),

  faultCatalogue: () =>
    queryOptions({
      queryKey: ['faultCatalogue'],
      queryFn: ({ signal }) => faults.readFaultCatalogue(signal),
      staleTime: Infinity,
    }),

  faults: (servicePrincipalId: string) =>
    queryOptions({
      queryKey: ['faults', servicePrincipalId],
      queryFn: ({ signal }) => faults.listFaults(servicePrincipalId, signal),
    }),

  rehearsal: (servicePrincipalId: string) =>
    queryOptions({
      queryKey: ['rehearsal', servicePrincipalId],
      queryFn: ({ signal }) => readRehearsal(servicePrincipalId, signal),
    }),

  /** A test that ran again has another result: its outcome is part of the key. */
  rehearsalResult: (servicePrincipalId: string, name: string, outcome: string) =>
    queryOptions({
      queryKey: ['rehearsalResult', servicePrincipalId, name, outcome],
      queryFn: ({ signal }) => readRehearsalResult(servicePrincipalId, name, signal),
    }),

  findings: (servicePrincipalId: string) =>
    queryOptions({
      queryKey: ['findings', servicePrincipalId],
      queryFn: ({ signal }) => listFindings(servicePrincipalId, signal),
    }),

  /** Read anew when it has been seen again. */
  findingExchange: (servicePrincipalId: string, findingId: string, count: number) =>
    queryOptions({
      queryKey: ['findingExchange', servicePrincipalId, findingId, count],
      queryFn: ({ signal }) => readFindingExchange(servicePrincipalId, findingId, signal),
      placeholderData: keepPreviousData,
      staleTime: Infinity,
    }),
  recording: () => queryOptions({ queryKey: ['recording'], queryFn: ({ signal }) => readRecording(signal) }),

  scenarioOfEntry: (entryId: string) =>
    queryOptions({ queryKey: ['scenarioOfEntry', entryId], queryFn: () => scenarioOfEntry(entryId) }),

  snapshots: () => queryOptions({ queryKey: ['snapshots'], queryFn: ({ signal }) => listSnapshots(signal) }),

  changeSimulator: () =>
    queryOptions({ queryKey: ['changeSimulator'], queryFn: ({ signal }) => control.readChangeSimulator(signal) }),

  users: (search: string) =>
    infiniteQueryOptions({
      queryKey: ['tenant', 'users', search],
      queryFn: ({ pageParam, signal }) => directory.listUsers(search, pageParam, signal),
      ...paging,
      placeholderData: keepPreviousData,
    }),

  user: (id: string) =>
    queryOptions({ queryKey: ['tenant', 'user', id], queryFn: ({ signal }) => directory.readUser(id, signal) }),

  deletedUsers: () =>
    queryOptions({ queryKey: ['tenant', 'deletedUsers'], queryFn: ({ signal }) => listDeletedUsers(signal) }),

  groups: (search: string) =>
    infiniteQueryOptions({
      queryKey: ['tenant', 'groups', search],
      queryFn: ({ pageParam, signal }) => directory.listGroups(search, pageParam, signal),
      ...paging,
      placeholderData: keepPreviousData,
    }),

  group: (id: string) =>
    queryOptions({ queryKey: ['tenant', 'group', id], queryFn: ({ signal }) => directory.readGroup(id, signal) }),

  tenantNames: (of: 'users' | 'groups', search: string) =>
    queryOptions({
      queryKey: ['tenant', 'names', of, search],
      queryFn: ({ signal }) => directory.listNames(of, search, signal),
    }),

  members: (groupId: string) =>
    queryOptions({
      queryKey: ['tenant', 'members', groupId],
      queryFn: ({ signal }) => directory.listMembers(groupId, signal),
    }),

  assignments: (servicePrincipalId: string) =>
    queryOptions({
      queryKey: ['tenant', 'assignments', servicePrincipalId],
      queryFn: ({ signal }) => directory.listAssignments(servicePrincipalId, signal),
    }),

  appRoles: (servicePrincipalId: string) =>
    queryOptions({
      queryKey: ['appRoles', servicePrincipalId],
      queryFn: ({ signal }) => directory.listAppRoles(servicePrincipalId, signal),
      staleTime: Infinity,
    }),
};
