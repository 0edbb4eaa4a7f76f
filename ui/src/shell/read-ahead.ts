/** Asks for what the first screen waits for before anything is drawn. What fails is asked for again by the screen. */
import type { QueryClient } from '@tanstack/react-query';
import { queries } from '../api/queries.ts';

export async function readAhead(client: QueryClient): Promise<void> {
  await client.prefetchQuery(queries.applications());
  const { pathname } = location;
  const applications = client.getQueryData(queries.applications().queryKey) ?? [];
  // With one application the start is its overview.
  const opened = applications.find(
    ({ servicePrincipalId }) =>
      pathname.startsWith(`/applications/${servicePrincipalId}`) || (pathname === '/' && applications.length === 1),
  );
  const [jobId] = opened?.jobIds ?? [];
  if (!opened || jobId === undefined) return;
  void client.prefetchQuery(queries.job({ servicePrincipalId: opened.servicePrincipalId, jobId }));
  void client.prefetchQuery(queries.jobActivity(jobId));
}
