/** An expression as it stands after a moment's rest: its mistakes, and its value for a chosen user or group. */
import { useQuery } from '@tanstack/react-query';
import type { Trial, TriedExpression } from '../../api/schema.ts';
import { schemaQueries } from '../../api/schema-queries.ts';
import { useResting } from '../../hooks/use-resting.ts';

const NOTHING: TriedExpression = { diagnostics: [], steps: [], used: [] };

export function useTriedExpression(jobId: string, trial: Trial): { tried: TriedExpression; error: Error | null } {
  const { kind, objectId } = trial;
  const expression = useResting(trial.expression);
  const { data, error } = useQuery(schemaQueries.expression(jobId, { kind, expression, objectId }));
  const isEmpty = expression.trim() === '' || trial.expression.trim() === '';
  return { tried: isEmpty ? NOTHING : (data ?? NOTHING), error };
}
