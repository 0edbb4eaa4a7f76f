/** A change that the person asked for: says that it worked or why it didn't, then reads anew what it touched. */
import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useNotify } from './use-notify.ts';
import { useSingleMutation } from './use-single-mutation.ts';

export interface ActionOptions<V, R> {
  run(given: V): Promise<R>;
  /** Keys of the queries that are stale afterwards. */
  touches: readonly QueryKey[];
  /** Called when it worked, after the refresh was asked for. */
  onDone?(given: V): void;
  /** The caller shows `error` where it was asked for, until the next try; else it is said in the corner. */
  isRefusedInPlace?: boolean;
}

export function useAction<V = void, R = unknown>(options: ActionOptions<V, R>) {
  const { run, touches, onDone, isRefusedInPlace = false } = options;
  const client = useQueryClient();
  const notify = useNotify();
  return useSingleMutation({
    mutationFn: run,
    onSuccess: async (_result, given) => {
      onDone?.(given);
      await Promise.all(touches.map((queryKey) => client.invalidateQueries({ queryKey })));
    },
    onError: (error) => {
      if (!isRefusedInPlace) notify.failed(error);
    },
  });
}
