/** ISO 8601 spans, as `advance` and the control API take them. */
import { Duration } from 'luxon';
import { defineErrors, errorKind } from './errors.ts';

const spanError = defineErrors({
  SPAN_INVALID: errorKind<{ span: string }>(
    400,
    2,
    ({ span }) => `'${span}' is no ISO 8601 duration. Give one such as PT40M (40 minutes) or P28D (28 days).`,
  ),
});

/** Milliseconds of a span that isn't negative. Throws SPAN_INVALID. */
export function parseSpan(span: string): number {
  const duration = Duration.fromISO(span);
  const ms = duration.toMillis();
  if (!duration.isValid || !(ms >= 0)) throw spanError('SPAN_INVALID', { span });
  return ms;
}
