/**
 * The schema being edited. Editors put their changes into the page; only Save stores them (P-520). A draft lives as
 * long as the page, so that going from the mapping to its filters and back loses nothing.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { SynchronizationSchema } from '../../../../simulator/model/schema.ts';
import type { JobAddress } from '../../api/jobs.ts';
import { putSchema, resetSchema, type SchemaReport } from '../../api/schema.ts';
import { schemaQueries } from '../../api/schema-queries.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useResting } from '../../hooks/use-resting.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { Observable, useObservable } from '../../live/observable.ts';
import { mappingTexts as texts } from '../../texts/mapping.ts';

const drafts = new Map<string, Observable<SynchronizationSchema | null>>();

function draftOf(jobId: string): Observable<SynchronizationSchema | null> {
  const known = drafts.get(jobId);
  if (known) return known;
  const made = new Observable<SynchronizationSchema | null>(null);
  drafts.set(jobId, made);
  made.subscribe(warnOfLoss);
  return made;
}

/** A draft outlives its screens, but not the page: the browser asks before it is closed or read anew. */
function warnOfLoss(): void {
  const isAnyChanged = [...drafts.values()].some(({ value }) => value !== null);
  if (isAnyChanged) window.addEventListener('beforeunload', askToStay);
  else window.removeEventListener('beforeunload', askToStay);
}

function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}

export interface SchemaDraft {
  /** As shown: the edited one, else the stored one; undefined while it is read. */
  schema: SynchronizationSchema | undefined;
  stored: SynchronizationSchema | undefined;
  error: Error | null;
  isChanged: boolean;
  isSaving: boolean;
  report: SchemaReport;
  edit(change: (schema: SynchronizationSchema) => SynchronizationSchema): void;
  discard(): void;
  save(): void;
  restoreDefaults(): void;
  reload(): void;
}

const NOTHING: SchemaReport = { problems: [], findings: [], schema: null };

export function useSchemaDraft(address: JobAddress): SchemaDraft {
  const draft = draftOf(address.jobId);
  const edited = useObservable(draft);
  const client = useQueryClient();
  const sayThat = useSavedNotice();
  const { data: stored, error, refetch } = useQuery(schemaQueries.schema(address));
  const isChanged = edited !== null;
  const rested = useResting(edited);
  const { data: report = NOTHING } = useQuery(schemaQueries.report(address.jobId, rested));
  const { queryKey } = schemaQueries.schema(address);
  const onDone = async () => {
    await client.invalidateQueries({ queryKey });
    draft.set(null);
    sayThat(texts.saved);
  };
  const touches = [['tenant', 'scope'], ['jobActivity']];
  const save = useAction({ run: () => putSchema(address, edited as SynchronizationSchema), touches, onDone });
  const reset = useAction({ run: () => resetSchema(address), touches, onDone });
  return {
    schema: edited ?? stored,
    stored,
    error: stored ? null : error,
    isChanged,
    isSaving: save.isPending || reset.isPending,
    report: isChanged ? report : NOTHING,
    edit: (change) => {
      const current = draft.value ?? stored;
      if (current) draft.set(change(current));
    },
    discard: () => draft.set(null),
    save: () => save.mutate(),
    restoreDefaults: () => reset.mutate(),
    reload: () => void refetch(),
  };
}
