/** The application that the navigation is about: the address's, else the one looked at last, else the first. */
import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useMatch } from 'react-router';
import { queries } from '../api/queries.ts';
import type { Application } from '../api/types.ts';
import { Observable, useObservable } from '../live/observable.ts';

const lastSeen = new Observable<string | null>(null);

export function useCurrentApplication(): Application | null {
  const servicePrincipalId = useMatch('/applications/:servicePrincipalId/*')?.params.servicePrincipalId;
  const { data: applications = [] } = useQuery(queries.applications());
  const remembered = useObservable(lastSeen);

  useEffect(() => {
    if (servicePrincipalId !== undefined) lastSeen.set(servicePrincipalId);
  }, [servicePrincipalId]);

  const wanted = servicePrincipalId ?? remembered;
  return applications.find((application) => application.servicePrincipalId === wanted) ?? applications[0] ?? null;
}
