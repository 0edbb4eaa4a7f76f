/**
 * Runs work over a stream of items in a bounded window and hands the results on in the order of the items, in
 * batches. So the record of a cycle is the same however the target's answers interleave, and a checkpoint can say
 * "everything up to here is done".
 */

export interface OrderedRun<T, R> {
  /** The next items in order; empty when there are no more. */
  nextPage(): readonly T[];
  work(item: T): Promise<R>;
  /** Called with the results of consecutive items. Synchronous: it is a transaction. */
  flush(batch: { item: T; result: R }[]): void;
  /** Items in flight. */
  width: number;
  /** Results that make a batch. */
  batchSize: number;
  /** When true no further item is started; what is in flight is finished and flushed. */
  isStopped(): boolean;
}

/** How far the front may run ahead of a slow item, so that memory stays flat. */
const MAX_AHEAD = 4096;

/** A finished object is durable within this time, full batch or not: real milliseconds. */
const FLUSH_WITHIN_MS = 20;

export async function runInOrder<T, R>(run: OrderedRun<T, R>): Promise<void> {
  const done = new Map<number, { item: T; result: R }>();
  let page: readonly T[] = [];
  let pageIndex = 0;
  let started = 0;
  let flushed = 0;
  let exhausted = false;
  let wake: (() => void) | null = null;
  let timer: NodeJS.Timeout | null = null;

  const take = (): { item: T; ordinal: number } | null => {
    if (exhausted || run.isStopped()) return null;
    if (pageIndex === page.length) {
      page = run.nextPage();
      pageIndex = 0;
      if (page.length === 0) {
        exhausted = true;
        return null;
      }
    }
    return { item: page[pageIndex++] as T, ordinal: started++ };
  };

  const flushReady = (atLeast: number): void => {
    let ready = 0;
    while (done.has(flushed + ready)) ready++;
    if (ready < atLeast) return;
    const batch: { item: T; result: R }[] = [];
    for (let i = 0; i < ready; i++) {
      batch.push(done.get(flushed) as { item: T; result: R });
      done.delete(flushed++);
    }
    run.flush(batch);
    wake?.();
    wake = null;
  };

  const lane = async (): Promise<void> => {
    for (;;) {
      while (started - flushed >= MAX_AHEAD) {
        flushReady(1);
        if (started - flushed >= MAX_AHEAD) {
          await new Promise<void>((resolve) => {
            const before = wake;
            wake = () => {
              before?.();
              resolve();
            };
          });
        }
      }
      const next = take();
      if (!next) return;
      const result = await run.work(next.item);
      done.set(next.ordinal, { item: next.item, result });
      if (done.size >= run.batchSize) flushReady(run.batchSize);
      timer ??= setTimeout(() => {
        timer = null;
        flushReady(1);
      }, FLUSH_WITHIN_MS);
    }
  };

  const lanes = Array.from({ length: Math.max(1, run.width) }, lane);
  const settled = await Promise.allSettled(lanes);
  if (timer) clearTimeout(timer);
  flushReady(1);
  for (const result of settled) if (result.status === 'rejected') throw result.reason;
}
