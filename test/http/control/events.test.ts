import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { type PageEvent, subscribe } from '../../../simulator/http/control/events.ts';
import { Simulator } from '../../../simulator/simulator.ts';

let simulator: Simulator;
let received: PageEvent[];
let end: () => void;

beforeEach(async () => {
  simulator = await Simulator.open({ seed: 2 });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval'] });
  received = [];
  end = subscribe(simulator, (event) => received.push(event));
});
afterEach(async () => {
  end();
  vi.useRealTimers();
  await simulator.close();
});

const told = (name: string) => received.filter(({ event }) => event === name);
const change = () => simulator.events.emit({ type: 'tenant' });

it('what stands alone is told after a fifth of a second, and what comes of the same cause with it', () => {
  change();
  simulator.events.emit({ type: 'applications' });
  vi.advanceTimersByTime(199);
  expect(received).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(received.map(({ event }) => event)).toEqual(['tenant', 'applications']);
});

it('a stream of changes is told twice a second, with its last state at the end', () => {
  for (let number = 0; number < 100; number++) {
    simulator.populate(1, 0);
    change();
    vi.advanceTimersByTime(20);
  }
  // After 200 ms, then every 500 ms of two seconds.
  expect(told('tenant')).toHaveLength(4);
  vi.advanceTimersByTime(500);
  expect(told('tenant')).toHaveLength(5);
  expect(told('tenant').at(-1)?.data).toEqual({ users: 100, groups: 0 });
  vi.advanceTimersByTime(2000);
  expect(told('tenant')).toHaveLength(5);
});

it('after a rest a change is told as soon as the first', () => {
  change();
  vi.advanceTimersByTime(200 + 500);
  change();
  vi.advanceTimersByTime(200);
  expect(told('tenant')).toHaveLength(2);
});

it('the work of a cycle is told once a second, and with any other change that is told before', () => {
  for (let number = 0; number < 100; number++) {
    simulator.events.emit({ type: 'log', jobId: 'a.job', entries: 1 });
    vi.advanceTimersByTime(20);
  }
  // After 200 ms and after 1200 ms.
  expect(told('log')).toHaveLength(2);
  vi.advanceTimersByTime(200);
  expect(told('log').reduce((sum, { data }) => sum + Number(data.entries), 0)).toBe(100);
  simulator.events.emit({ type: 'log', jobId: 'a.job', entries: 1 });
  change();
  vi.advanceTimersByTime(499);
  expect(told('log')).toHaveLength(3);
  vi.advanceTimersByTime(1);
  expect(told('log')).toHaveLength(4);
  expect(told('tenant')).toHaveLength(1);
});

it('how many entries were logged adds up over what is folded', () => {
  for (const entries of [2, 3]) simulator.events.emit({ type: 'log', jobId: 'a.job', entries });
  vi.advanceTimersByTime(200);
  expect(told('log').map(({ data }) => data.entries)).toEqual([5]);
});

it('nothing is told after the end', () => {
  change();
  end();
  vi.advanceTimersByTime(10_000);
  expect(received).toEqual([]);
});
