/**
 * The schema being edited. Editors put their changes into the page; only Save stores them (P-520). A draft lives as
 * long as the page, so that going from the mapping to its filters and back loses nothing.
 */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SynchronizationSchema } from '../../../../simulator/model/schema.ts';
import { ApiError } from '../../api/http.ts';
import type { JobAddress } from '../../api/jobs.ts';
import { putSchema, resetSchema, SCHEMA_CHANGED, type SchemaReport } from '../../api/schema.ts';
import { schemaQueries } from '../../api/schema-queries.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useResting } from '../../hooks/use-resting.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { Observable, useObservable } from '../../live/observable.ts';
import { mappingTexts as texts } from '../../texts/mapping.ts';
import { mergedSchema } from './merged-schema.ts';
import { untitledFilters } from './untitled-filters.ts';

interface Draft {
  /** What was stored when it began. */
  base: SynchronizationSchema;
  edited: SynchronizationSchema;
}

const drafts = new Map<string, Observable<Draft | null>>();

function draftOf(jobId: string): Observable<Draft | null> {
  const known = drafts.get(jobId);
  if (known) return known;
  const made = new Observable<Draft | null>(null);
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
  /** The stored schema is another than the one that the draft began with. */
  isOutdated: boolean;
  report: SchemaReport;
  edit(change: (schema: SynchronizationSchema) => SynchronizationSchema): void;
  discard(): void;
  /** Puts the changes of the draft on what is stored now. */
  takeOver(): void;
  save(): void;
  restoreDefaults(): void;
  reload(): void;
}

const NOTHING: SchemaReport = { problems: [], findings: [], schema: null };

export function useSchemaDraft(address: JobAddress): SchemaDraft {
  const draft = draftOf(address.jobId);
  const begun = useObservable(draft);
  const edited = begun?.edited ?? null;
  const client = useQueryClient();
  const sayThat = useSavedNotice();
  const { data: stored, error, refetch } = useQuery(schemaQueries.schema(address));
  const isChanged = edited !== null;
  const rested = useResting(edited);
  const { data: checked = NOTHING } = useQuery(schemaQueries.report(address.jobId, rested));
  const report = useMemo(
    () => (edited ? { ...checked, problems: [...checked.problems, ...untitledFilters(edited)] } : NOTHING),
    [checked, edited],
  );
  const { queryKey } = schemaQueries.schema(address);
  const end = async () => {
    await client.invalidateQueries({ queryKey });
    draft.set(null);
  };
  const touches = [['tenant', 'scope'], ['jobActivity']];
  const onDone = () => sayThat(texts.saved);
  const save = useAction({
    run: async ({ base, edited }: Draft) => {
      // What somebody else has saved meanwhile isn't overwritten unseen.
      const now = await client.fetchQuery({ ...schemaQueries.schema(address), staleTime: 0 });
      if (isAnother(now, base)) throw new ApiError(SCHEMA_CHANGED, texts.outdated, 0);
      await putSchema(address, edited);
      await end();
    },
    touches,
    onDone,
  });
  const reset = useAction({ run: () => resetSchema(address).then(end), touches, onDone });
  const isSaving = save.isPending || reset.isPending;
  return {
    schema: edited ?? stored,
    stored,
    error: stored ? null : error,
    isChanged,
    isSaving,
    // While it is saved, what is stored changes by itself.
    isOutdated: !isSaving && begun !== null && stored !== undefined && isAnother(stored, begun.base),
    report,
    edit: (change) => {
      const current = draft.value ?? (stored && { base: stored, edited: stored });
      if (current) draft.set({ ...current, edited: change(current.edited) });
    },
    discard: () => draft.set(null),
    takeOver: () => {
      if (begun && stored) draft.set({ base: stored, edited: mergedSchema(begun.base, begun.edited, stored) });
    },
    save: () => {
      if (begun) save.mutate(begun);
    },
    restoreDefaults: () => reset.mutate(),
    reload: () => void refetch(),
  };
}

/** Every change of a stored schema gives it another version (G-61). */
function isAnother(stored: SynchronizationSchema, base: SynchronizationSchema): boolean {
  return stored.version !== base.version;
}
