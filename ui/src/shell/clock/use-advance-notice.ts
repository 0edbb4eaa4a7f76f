/** Says when a move of the clock has ended, wherever in the page somebody is by then. */
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { queries } from '../../api/queries.ts';
import { formatTime } from '../../format/times.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { clockTexts } from '../../texts/clock.ts';

export function useAdvanceNotice(): void {
  const { data: reading } = useQuery(queries.clock());
  const notify = useNotify();
  const target = useRef<string | null>(null);
  useEffect(() => {
    if (!reading) return;
    if (reading.status === 'advancing') {
      target.current = reading.target;
      return;
    }
    if (target.current === null) return;
    const isReached = Date.parse(reading.now) >= Date.parse(target.current);
    target.current = null;
    const now = formatTime(reading.now);
    notify.done(isReached ? clockTexts.reached(now) : clockTexts.stoppedAt(now));
  }, [reading, notify]);
}
