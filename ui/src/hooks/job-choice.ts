/**
 * Which of an application's jobs the page is about. Most have one; where there are several the address says which
 * (`?job=`), and what was chosen last holds for addresses that don't.
 */
import { useCallback, useEffect } from 'react';
import { useSearchParams } from 'react-router';
import type { Application } from '../api/types.ts';
import { Observable, useObservable } from '../live/observable.ts';
import { useSetParameter } from './use-set-parameter.ts';

/** An application with the job that is chosen; undefined when it has none. */
export interface ApplicationAtHand extends Application {
  jobId: string | undefined;
}

/** Job ids by service principal. */
const chosenLast = new Observable<ReadonlyMap<string, string>>(new Map());

/** Null stays null. */
export function useJobChoice(application: Application | null): ApplicationAtHand | null {
  const [search] = useSearchParams();
  const last = useObservable(chosenLast);
  if (application === null) return null;
  const { servicePrincipalId, jobIds } = application;
  const asked = [search.get('job'), last.get(servicePrincipalId)];
  const jobId = asked.find((id) => id && jobIds.includes(id)) ?? jobIds[0];
  return { ...application, jobId };
}

/** Keeps the address and what is remembered in step with the choice, so that every screen of a job can be linked to. */
export function useJobInAddress(application: ApplicationAtHand | null): void {
  const [search] = useSearchParams();
  const setParameter = useSetParameter();
  const { servicePrincipalId, jobId } = application ?? {};
  const hasSeveral = (application?.jobIds.length ?? 0) > 1;
  const isSaid = search.get('job') === jobId;
  useEffect(() => {
    if (!hasSeveral || servicePrincipalId === undefined || jobId === undefined) return;
    chosenLast.set(new Map([...chosenLast.value, [servicePrincipalId, jobId]]));
    if (!isSaid) setParameter('job', jobId, { replace: true, preventScrollReset: true });
  }, [hasSeveral, servicePrincipalId, jobId, isSaid, setParameter]);
}

/** Shows the same screen for another job. */
export function useChooseJob(): (jobId: string) => void {
  const setParameter = useSetParameter();
  return useCallback((jobId) => setParameter('job', jobId), [setParameter]);
}
