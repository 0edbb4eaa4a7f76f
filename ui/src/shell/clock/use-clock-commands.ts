/** What can be done to the virtual clock. The answers and the clock's own event bring the new reading. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { advance, cancelAdvance, setSpeed } from '../../api/control.ts';
import { queries } from '../../api/queries.ts';
import { useAction } from '../../hooks/use-action.ts';

const clockKey = queries.clock().queryKey;

/** The speed to go back to after a pause; kept for this browser's visit. */
let speedBeforePause = 1;

export function useClockCommands() {
  const client = useQueryClient();
  const { data: reading } = useQuery(queries.clock());
  const change = useAction<number>({
    run: async (speed) => client.setQueryData(clockKey, await setSpeed(speed)),
    touches: [],
  });
  const go = useAction<string>({
    run: async (span) => client.setQueryData(clockKey, await advance(span)),
    touches: [],
  });
  const cancel = useAction({ run: cancelAdvance, touches: [clockKey] });

  const speed = reading?.speed;
  useEffect(() => {
    if (speed !== undefined && speed > 0) speedBeforePause = speed;
  }, [speed]);

  return {
    reading,
    setSpeed: (next: number) => change.mutate(next),
    pauseOrResume: () => change.mutate(speed === 0 ? speedBeforePause : 0),
    advance: (span: string) => go.mutate(span),
    cancelAdvance: () => cancel.mutate(),
  };
}
