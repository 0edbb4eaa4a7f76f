/**
 * A mutation that takes the same call once: a second one, such as the other half of a double click, joins the first.
 * Buttons that are off while it is under way are so only from the next drawing on, and an answer can be quicker than
 * the second click.
 */
import { type UseMutationOptions, type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';

/** Between the clicks of a double click, at most. */
const DOUBLE_CLICK_MS = 300;

type SingleMutation<R, V> = Omit<UseMutationResult<R, Error, V>, 'mutate' | 'mutateAsync'> & {
  mutate(given: V): void;
  mutateAsync(given: V): Promise<R>;
};

export function useSingleMutation<R, V = void>(options: UseMutationOptions<R, Error, V>): SingleMutation<R, V> {
  const mutation = useMutation(options);
  const { mutateAsync: begin } = mutation as { mutateAsync: SingleMutation<R, V>['mutateAsync'] };
  // By what was given: two rows of a list can be asked about at the same time.
  const taken = useRef(new Map<string, Promise<R>>());
  const mutateAsync = useCallback(
    (given: V): Promise<R> => {
      const key = JSON.stringify(given) ?? '';
      const before = taken.current.get(key);
      if (before !== undefined) return before;
      const began = Date.now();
      const call = begin(given);
      taken.current.set(key, call);
      const free = () => taken.current.delete(key);
      // What was refused can be tried again at once.
      call.then(() => setTimeout(free, began + DOUBLE_CLICK_MS - Date.now()), free);
      return call;
    },
    [begin],
  );
  const mutate = useCallback(
    (given: V) => {
      // Its options say what becomes of a refusal.
      mutateAsync(given).catch(() => {});
    },
    [mutateAsync],
  );
  return { ...mutation, mutate, mutateAsync };
}
