/** A fault in words: what it does, and which requests it meets. Pure. */
import type { GivenFault } from '../../api/faults.ts';
import { faultsTexts as texts } from '../../texts/faults.ts';

export function effectText({ effect }: GivenFault): string {
  const { kind, status, retryAfterSeconds, delayMs, contentType, applied } = effect;
  const details = [
    status === undefined ? null : String(status),
    delayMs === undefined ? null : texts.detail.delay(delayMs),
    contentType === undefined ? null : String(contentType),
    retryAfterSeconds === undefined ? null : texts.detail.retryAfter(retryAfterSeconds),
    applied === true ? texts.detail.applied : null,
  ].filter((detail) => detail !== null);
  return details.length === 0 ? texts.kind(kind) : `${texts.kind(kind)}: ${details.join(', ')}`;
}

export function scopeText(fault: GivenFault): string {
  const { methods, operations, kinds, path, object, probability, skip, count, from, until } = fault;
  const parts = [
    methods?.join(', '),
    operations?.map(texts.operation).join(', '),
    kinds?.map((kind) => (kind === 'User' ? texts.users : texts.groups)).join(', '),
    path === undefined ? undefined : texts.below(path),
    object === undefined ? undefined : texts.about(object),
    probability === undefined || probability === 1 ? undefined : texts.withProbability(asPercent(probability)),
    skip ? texts.afterSkip(skip) : undefined,
    count === undefined ? undefined : texts.atMost(count),
    from === undefined ? undefined : texts.since(from),
    until === undefined ? undefined : texts.before(until),
  ].filter((part) => part !== undefined && part !== '');
  return parts.length === 0 ? texts.everyRequest : parts.join(' · ');
}

/** Without the dust of binary fractions: 0.07 is 7. */
export function asPercent(probability: number): number {
  return Number((probability * 100).toPrecision(12));
}
