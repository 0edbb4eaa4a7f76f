/** The queries of the mapping editors under their keys. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { SynchronizationSchema } from '../../../simulator/model/schema.ts';
import type { JobAddress } from './jobs.ts';
import * as schema from './schema.ts';

export const schemaQueries = {
  schema: (address: JobAddress) =>
    queryOptions({
      queryKey: ['schema', address.jobId],
      queryFn: ({ signal }) => schema.readSchema(address, signal),
    }),

  report: (jobId: string, edited: SynchronizationSchema | null) =>
    queryOptions({
      queryKey: ['schemaReport', jobId, edited],
      queryFn: () => schema.checkSchema(jobId, edited ?? {}),
      enabled: edited !== null,
      staleTime: Infinity,
      gcTime: 0,
      placeholderData: keepPreviousData,
    }),

  language: () =>
    queryOptions({
      queryKey: ['mappingLanguage'],
      queryFn: ({ signal }) => schema.readMappingLanguage(signal),
      staleTime: Infinity,
    }),

  /** Below `tenant`, so that a change of the chosen user shows. */
  expression: (jobId: string, trial: schema.Trial) =>
    queryOptions({
      queryKey: ['tenant', 'expression', jobId, trial],
      queryFn: () => schema.tryExpression(jobId, trial),
      enabled: trial.expression.trim() !== '',
      placeholderData: keepPreviousData,
    }),

  scope: (jobId: string, trial: schema.ScopeTrial) =>
    queryOptions({
      queryKey: ['tenant', 'scope', jobId, trial],
      queryFn: () => schema.tryScope(jobId, trial),
      placeholderData: keepPreviousData,
    }),
};
