/** The rate of requests (W-14), with time in the test's hands. */
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createPacer } from '../../simulator/scim/connection/pacer.ts';

describe('a pacer', () => {
  beforeEach(() => vi.useFakeTimers());
  afterEach(() => vi.useRealTimers());

  it('lets at most so many begin in any one second, in the order they came (W-14)', async () => {
    const pacer = createPacer({ ratePerSecond: 3 });
    const begun: number[] = [];
    const ask = async (number: number) => {
      await pacer.turn();
      begun.push(number);
    };
    for (let number = 0; number < 8; number++) void ask(number);
    await vi.advanceTimersByTimeAsync(0);
    expect(begun).toEqual([0, 1, 2]);
    await vi.advanceTimersByTimeAsync(999);
    expect(begun).toHaveLength(3);
    await vi.advanceTimersByTimeAsync(1);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5]);
    await vi.advanceTimersByTimeAsync(1000);
    expect(begun).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  });

  it('does not make a request wait after a pause', async () => {
    const pacer = createPacer({ ratePerSecond: 1 });
    expect(pacer.turn()).toBeNull();
    expect(pacer.turn()).not.toBeNull();
    await vi.advanceTimersByTimeAsync(5000);
    expect(pacer.turn()).toBeNull();
  });

  it('lets all go when it is closed', async () => {
    const pacer = createPacer({ ratePerSecond: 1 });
    void pacer.turn();
    const waiting = [pacer.turn(), pacer.turn()];
    pacer.close();
    await expect(Promise.all(waiting)).resolves.toHaveLength(2);
    expect(pacer.turn()).toBeNull();
    expect(vi.getTimerCount()).toBe(0);
  });
});
