/**
 * A mutation that takes the same call once: a second one, such as the other half of a double click, joins the first.
 * Buttons that are off while it is under way are so only from the next drawing on, and an answer can be quicker than
 * the second click.
 */
import { type UseMutationOptions, type UseMutationResult, useMutation } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import { isSecondClick } from './second-click.ts';

interface Taken<R> {
  call: Promise<R>;
  isUnderWay: boolean;
}

type SingleMutation<R, V> = Omit<UseMutationResult<R, Error, V>, 'mutate' | 'mutateAsync'> & {
  mutate(given: V): void;
  mutateAsync(given: V): Promise<R>;
};

export function useSingleMutation<R, V = void>(options: UseMutationOptions<R, Error, V>): SingleMutation<R, V> {
  const mutation = useMutation(options);
  const { mutateAsync: begin } = mutation as { mutateAsync: SingleMutation<R, V>['mutateAsync'] };
  // By what was given: two rows of a list can be asked about at the same time.
  const taken = useRef(new Map<string, Taken<R>>());
  const mutateAsync = useCallback(
    (given: V): Promise<R> => {
      const key = JSON.stringify(given) ?? '';
      const before = taken.current.get(key);
      if (before && (before.isUnderWay || isSecondClick())) return before.call;
      for (const [each, { isUnderWay }] of taken.current) if (!isUnderWay) taken.current.delete(each);
      const call = begin(given);
      const took = { call, isUnderWay: true };
      taken.current.set(key, took);
      call.then(
        () => {
          took.isUnderWay = false;
        },
        // What was refused can be tried again at once.
        () => taken.current.delete(key),
      );
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
