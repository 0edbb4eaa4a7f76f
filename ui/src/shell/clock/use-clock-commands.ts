/** What can be done to the virtual clock. The answers and the clock's own event bring the new reading. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { type Advance, advance, cancelAdvance, setSpeed } from '../../api/clock.ts';
import { queries } from '../../api/queries.ts';
import { useAction } from '../../hooks/use-action.ts';

const clockKey = queries.clock().queryKey;

/** The speed to go back to after a pause; kept for this browser's visit. */
let speedBeforePause = 1;

export type ClockCommands = ReturnType<typeof useClockCommands>;

export function useClockCommands() {
  const client = useQueryClient();
  const { data: reading } = useQuery(queries.clock());
  const change = useAction<number>({
    run: async (speed) => client.setQueryData(clockKey, await setSpeed(speed)),
    touches: [],
  });
  const go = useAction<Advance>({
    run: async (by) => client.setQueryData(clockKey, await advance(by)),
    touches: [],
  });
  const cancel = useAction({ run: cancelAdvance, touches: [clockKey] });

  const speed = reading?.speed;
  useEffect(() => {
    if (speed !== undefined && speed > 0) speedBeforePause = speed;
  }, [speed]);

  return {
    reading,
    /** While time is being moved, or is about to be, it can't be moved again. */
    isAdvancing: reading?.status === 'advancing' || go.isPending,
    setSpeed: (next: number) => change.mutate(next),
    pauseOrResume: () => change.mutate(speed === 0 ? speedBeforePause : 0),
    /** A refusal is said in the corner; `onTaken` isn't called then. */
    advance: (by: Advance, onTaken?: () => void) => void go.mutateAsync(by).then(onTaken, () => {}),
    cancelAdvance: () => cancel.mutate(),
  };
}
