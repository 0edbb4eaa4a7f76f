/** A bounded window over asynchronous work: at most `width` at a time, started in order. */
/** Runs `work` for each item; resolves when all are done. The first error thrown stops the start of new ones. */
export async function inWindow<T>(
  items: readonly T[],
  width: number,
  work: (item: T, index: number) => Promise<void>,
): Promise<void> {
  let next = 0;
  const lane = async (): Promise<void> => {
    while (next < items.length) {
      const index = next++;
      try {
        await work(items[index] as T, index);
      } catch (error) {
        next = items.length;
        throw error;
      }
    }
  };
  const lanes: Promise<void>[] = [];
  for (let i = 0; i < Math.min(width, items.length); i++) lanes.push(lane());
  const settled = await Promise.allSettled(lanes);
  for (const result of settled) if (result.status === 'rejected') throw result.reason;
}

/** Starts `width` at once and the next ones only when all of them are done: the same neighbours every time. */
export async function inBursts<T>(items: readonly T[], width: number, work: (item: T) => Promise<void>): Promise<void> {
  for (let start = 0; start < items.length; start += width) {
    const settled = await Promise.allSettled(items.slice(start, start + width).map((item) => work(item)));
    for (const result of settled) if (result.status === 'rejected') throw result.reason;
  }
}
