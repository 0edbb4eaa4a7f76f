/** Faults that are added with one click. */
import type { GivenFault } from '../../api/faults.ts';
import { faultsTexts as texts } from '../../texts/faults.ts';

export interface FaultExample {
  name: string;
  fault: GivenFault;
}

const names = texts.exampleNames;

export const faultExamples: readonly FaultExample[] = [
  {
    name: names.unavailable,
    fault: { effect: { kind: 'status', status: 503, retryAfterSeconds: 120 }, operations: ['create', 'update'] },
  },
  {
    name: names.throttled,
    fault: { effect: { kind: 'status', status: 429, retryAfterSeconds: 30 }, probability: 0.3 },
  },
  { name: names.timesOut, fault: { effect: { kind: 'timeout' }, operations: ['create', 'update'], count: 3 } },
  {
    name: names.createdUnheard,
    fault: { effect: { kind: 'timeout', applied: true }, operations: ['create'], count: 1 },
  },
  { name: names.forgets, fault: { effect: { kind: 'forget' }, operations: ['create'] } },
  { name: names.expired, fault: { effect: { kind: 'expiredToken' }, count: 2 } },
  { name: names.slow, fault: { effect: { kind: 'delay', delayMs: 2000 } } },
  { name: names.html, fault: { effect: { kind: 'notScim' }, operations: ['match'] } },
  { name: names.duplicates, fault: { effect: { kind: 'duplicate' }, operations: ['match'], kinds: ['User'] } },
  { name: names.noId, fault: { effect: { kind: 'missingId' }, operations: ['create'], count: 1 } },
];
