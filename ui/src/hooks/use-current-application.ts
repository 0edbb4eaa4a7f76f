/** The application that the navigation is about: the address's, else the one looked at last, else the first. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useMatch } from 'react-router';
import { queries } from '../api/queries.ts';
import { Observable, useObservable } from '../live/observable.ts';
import { type ApplicationAtHand, useJobChoice } from './job-choice.ts';

const lastSeen = new Observable<string | null>(null);

export function useCurrentApplication(): ApplicationAtHand | null {
  const servicePrincipalId = useMatch('/applications/:servicePrincipalId/*')?.params.servicePrincipalId;
  const { data: applications = [] } = useQuery(queries.applications());
  const remembered = useObservable(lastSeen);

  const named = applications.find((application) => application.servicePrincipalId === servicePrincipalId);
  // `new` and what has been deleted are no applications, so they aren't remembered either.
  const namedId = named?.servicePrincipalId;
  useEffect(() => {
    if (namedId !== undefined) lastSeen.set(namedId);
  }, [namedId]);

  const last = applications.find((application) => application.servicePrincipalId === remembered);
  return useJobChoice(named ?? last ?? applications[0] ?? null);
}
