/**
 * The same change for everything that is selected, with one notice of how many took it, and why others didn't. When
 * none took it, it is refused.
 */
import { ApiError } from '../../api/http.ts';
import { type BulkChange, carryOut } from '../../api/tenant-changes.ts';
import { noteDeleted } from '../../hooks/deleted-here.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';

interface BulkOptions {
  changed(count: number): string;
  deleted(count: number): string;
  /** A dialog is open, which says why the change was refused; else it is said in the corner. */
  isRefusedInPlace: boolean;
  onDone(change: BulkChange): void;
}

export function useBulkChange(
  selected: readonly { id: string }[],
  { changed, deleted, isRefusedInPlace, onDone }: BulkOptions,
) {
  const sayThat = useSavedNotice();
  return useAction<BulkChange>({
    run: async (change) => {
      const ids = selected.map(({ id }) => id);
      const { refusals } = await carryOut(ids, change);
      if (refusals.length === ids.length) {
        const reasons = [...new Set(refusals)];
        throw new ApiError('AllRefused', reasons.join(' '), 400, reasons.length > 1 ? reasons : []);
      }
      if (change.kind === 'delete') for (const id of ids) noteDeleted(id);
      const done = (change.kind === 'delete' ? deleted : changed)(selected.length - refusals.length);
      sayThat(refusals.length === 0 ? done : `${done}, ${texts.someRefused(refusals)}`);
    },
    touches: [['tenant'], ['tenantSize']],
    onDone,
    isRefusedInPlace,
  });
}
