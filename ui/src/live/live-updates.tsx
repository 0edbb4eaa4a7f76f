/**
 * Keeps the query cache in step with the simulator: events carry new data or mark what is stale. After a break in
 * the connection everything is read anew, so nothing is lost when the server restarts.
 */
import { type QueryClient, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { queries } from '../api/queries.ts';
import type { Application, JobActivity, LiveEvents, LoggedObject, RunningCycle } from '../api/types.ts';
import { openEventStream } from './event-stream.ts';
import { limitRate } from './limit-rate.ts';
import { Observable } from './observable.ts';
import { virtualClock } from './virtual-clock.ts';
import { workAtBeats } from './work-at-beats.ts';

export type ConnectionState = 'connecting' | 'live' | 'lost';

/** Whether events arrive. */
export const connection = new Observable<ConnectionState>('connecting');

/** Resolves at once, or when the connection that is lost is there again. */
export function whenConnected(): Promise<void> {
  return new Promise((resolve) => {
    if (connection.value !== 'lost') return resolve();
    const unsubscribe = connection.subscribe(() => {
      if (connection.value !== 'live') return;
      unsubscribe();
      resolve();
    });
  });
}

/** Entries written to the log since the page was opened; the log's screen watches it grow. */
export const loggedEntries = new Observable(0);

/** A few of the objects logged last, oldest first; the flow view shows them. */
export const latestObjects = new Observable<readonly LoggedObject[]>([]);

/** Of them, those that were logged since the event before. */
export const arrivedObjects = new Observable<readonly LoggedObject[]>([]);

const DIRECTORY_REFRESH_MS = 1000;
const ADVANCING_REFRESH_MS = 500;
/** What the job has come to so far, while a cycle runs, beyond what the events carry. */
const STATISTICS_REFRESH_MS = 4000;
/** Each goes through all failures. */
const ERROR_CODES_REFRESH_MS = 4000;
/** Each costs a few queries to the target. */
const EXPLANATION_REFRESH_MS = 2000;

/** Mounted once, beside the router. */
export function LiveUpdates(): null {
  const client = useQueryClient();
  const { data: reading } = useQuery({
    ...queries.clock(),
    refetchInterval: (query) => (query.state.data?.status === 'advancing' ? ADVANCING_REFRESH_MS : false),
  });

  useEffect(() => {
    if (reading) virtualClock.set(reading);
  }, [reading]);

  useEffect(() => {
    const handlers = handlersFor(client);
    const { forget, leave, ...work } = workAtBeats(handlers);
    const shown: Handlers = { ...handlers, ...work };
    const close = openEventStream({
      onEvent: (name, data) => shown[name](data),
      onOpen: (isAgain) => {
        connection.set('live');
        if (!isAgain) return;
        forget();
        readAnew(client);
      },
      onBreak: () => connection.set('lost'),
    });
    return () => {
      close();
      leave();
    };
  }, [client]);

  return null;
}

type Handlers = { [K in keyof LiveEvents]: (data: LiveEvents[K]) => void };

function handlersFor(client: QueryClient): Handlers {
  const invalidate = (key: string) => void client.invalidateQueries({ queryKey: [key] });
  const refreshTenant = limitRate(() => invalidate('tenant'), DIRECTORY_REFRESH_MS);
  const refreshTarget = limitRate(() => invalidate('sampleApp'), DIRECTORY_REFRESH_MS);
  const refreshGlances = limitRate(() => invalidate('jobsAtAGlance'), DIRECTORY_REFRESH_MS);
  const refreshExplanation = limitRate(() => invalidate('explanation'), EXPLANATION_REFRESH_MS);
  const refreshFindings = limitRate(() => invalidate('findings'), DIRECTORY_REFRESH_MS);
  const refreshNotices = limitRate(() => {
    for (const key of ['auditLog', 'outbox']) invalidate(key);
  }, DIRECTORY_REFRESH_MS);
  const refreshErrorCodes = limitRate(() => invalidate('errorCodes'), ERROR_CODES_REFRESH_MS);
  const refreshDue = limitRate(() => invalidate('due'), ADVANCING_REFRESH_MS);
  const refreshStatistics = limitRate(() => {
    for (const key of ['job', 'jobActivity']) invalidate(key);
  }, STATISTICS_REFRESH_MS);
  const refreshJob = (jobId: string) => {
    refreshGlances();
    void client.invalidateQueries({ queryKey: ['job', jobId] });
    void client.invalidateQueries({ queryKey: queries.jobActivity(jobId).queryKey });
  };
  return {
    clock: (reading) => {
      client.setQueryData(queries.clock().queryKey, reading);
      refreshDue();
    },
    job: ({ jobId }) => {
      refreshJob(jobId);
      void client.invalidateQueries({ queryKey: ['schema', jobId] });
      refreshDue();
      refreshExplanation();
      refreshNotices();
      invalidate('clock');
    },
    cycle: ({ jobId, cycle }) => {
      if (cycle) client.setQueryData(queries.jobsAtAGlance().queryKey, withCycle(jobId, cycle));
      const { queryKey } = queries.jobActivity(jobId);
      const before = client.getQueryData(queryKey);
      if (cycle === null || before === undefined) return refreshJob(jobId);
      if (!before.running) invalidate('clock');
      refreshStatistics();
      client.setQueryData<JobActivity>(queryKey, { ...before, running: true, cycle });
    },
    log: ({ entries, latest }) => {
      loggedEntries.set(loggedEntries.value + entries);
      refreshErrorCodes();
      latestObjects.set(latest);
      arrivedObjects.set(latest.slice(Math.max(0, latest.length - entries)));
    },
    tenant: (size) => {
      client.setQueryData(queries.tenantSize().queryKey, size);
      refreshTenant();
      refreshExplanation();
    },
    applications: () => {
      invalidate('applications');
      refreshGlances();
    },
    sampleApp: refreshTarget,
    faults: ({ servicePrincipalId, faults }) =>
      client.setQueryData(queries.faults(servicePrincipalId).queryKey, faults),
    findings: () => refreshFindings(),
    rehearsal: ({ servicePrincipalId }) =>
      void client.invalidateQueries({ queryKey: queries.rehearsal(servicePrincipalId).queryKey }),
    restored: () => readAnew(client),
  };
}

/** The log may be another: of its rows out of sight, nothing is kept. */
function readAnew(client: QueryClient): void {
  client.removeQueries({ queryKey: ['logWindow'], type: 'inactive' });
  void client.invalidateQueries();
}

function withCycle(jobId: string, cycle: RunningCycle) {
  return (applications: Application[] | undefined) =>
    applications?.map((application) => {
      if (!application.jobIds.includes(jobId)) return application;
      const jobs = application.jobs.map((job) => (job.jobId === jobId ? { ...job, running: true, cycle } : job));
      return { ...application, jobs };
    });
}
