import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runInOrder } from '../../simulator/provisioning/ordered-run.ts';

/** Resolves after so many turns of the event loop. */
async function turns(count: number): Promise<void> {
  for (let i = 0; i < count; i++) await new Promise((resolve) => setImmediate(resolve));
}

function pagesOf(items: readonly number[], size: number): () => readonly number[] {
  let at = 0;
  return () => {
    const page = items.slice(at, at + size);
    at += page.length;
    return page;
  };
}

describe('the ordered run', () => {
  it('hands results on in the order of the items, whatever the order of the answers', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.integer({ min: 0, max: 6 }), { maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        fc.integer({ min: 1, max: 20 }),
        async (delays, width, batchSize) => {
          const items = delays.map((_, index) => index);
          const flushed: number[] = [];
          let inFlight = 0;
          let most = 0;
          await runInOrder<number, number>({
            nextPage: pagesOf(items, 7),
            work: async (item) => {
              most = Math.max(most, ++inFlight);
              await turns(delays[item] as number);
              inFlight--;
              return item * 2;
            },
            flush: (batch) => {
              for (const { item, result } of batch) {
                expect(result).toBe(item * 2);
                flushed.push(item);
              }
            },
            width,
            batchSize,
            isStopped: () => false,
          });
          expect(flushed).toEqual(items);
          expect(most).toBeLessThanOrEqual(width);
        },
      ),
      { numRuns: 60, seed: 7 },
    );
  });

  it('stops taking items, but finishes and hands on what is in flight', async () => {
    const flushed: number[] = [];
    let stopped = false;
    await runInOrder<number, number>({
      nextPage: pagesOf([...Array(100).keys()], 10),
      work: async (item) => {
        await turns(1);
        if (item === 20) stopped = true;
        return item;
      },
      flush: (batch) => void flushed.push(...batch.map(({ item }) => item)),
      width: 4,
      batchSize: 5,
      isStopped: () => stopped,
    });
    expect(flushed).toEqual([...Array(flushed.length).keys()]);
    expect(flushed.length).toBeGreaterThanOrEqual(21);
    expect(flushed.length).toBeLessThan(30);
  });

  it('gives an error of the work to its caller after what was done is handed on', async () => {
    const flushed: number[] = [];
    const run = runInOrder<number, number>({
      nextPage: pagesOf([0, 1, 2, 3], 10),
      work: async (item) => {
        if (item === 2) throw new Error('two');
        return item;
      },
      flush: (batch) => void flushed.push(...batch.map(({ item }) => item)),
      width: 1,
      batchSize: 10,
      isStopped: () => false,
    });
    await expect(run).rejects.toThrow('two');
    expect(flushed).toEqual([0, 1]);
  });
});
