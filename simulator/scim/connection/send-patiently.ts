/**
 * Sends a request, and where `honourRetryAfter` is on sends it again after an answer that asks to wait (W-120): 429
 * and 503 with `Retry-After`. The pipeline and the connection check send through it.
 */
import type { Exchange, ScimRequest } from '../../model/exchange.ts';
import { isResponse, type ScimAnswer } from '../judge/answer.ts';
import { retryAfterSeconds } from '../judge/retry-after.ts';
import type { ScimConnection } from './connection.ts';

/** How often one request is repeated before it counts as failed and is left to the retry ladder. */
const MOST_REPEATS = 3;
/** Real time; an endpoint that asks for more is left to the retry ladder at once. */
const LONGEST_WAIT_SECONDS = 60;

export async function sendPatiently(
  connection: ScimConnection,
  request: ScimRequest,
): Promise<{ answer: ScimAnswer; exchanges: Exchange[] }> {
  const exchanges: Exchange[] = [];
  for (;;) {
    const { answer, exchange } = await connection.send(request);
    exchanges.push(exchange);
    const seconds = connection.settings.honourRetryAfter ? secondsToWait(answer) : null;
    if (seconds === null || exchanges.length > MOST_REPEATS) return { answer, exchanges };
    connection.holdFor(seconds);
  }
}

function secondsToWait(answer: ScimAnswer): number | null {
  if (!isResponse(answer) || (answer.status !== 429 && answer.status !== 503)) return null;
  const seconds = retryAfterSeconds(answer);
  return seconds !== null && seconds <= LONGEST_WAIT_SECONDS ? seconds : null;
}
