/** Sends one request of an evaluation and keeps its exchange and findings: the pipeline's way to the target. */
import type { ScimRequest } from '../model/exchange.ts';
import type { Finding } from '../model/values.ts';
import type { ScimAnswer } from '../scim/index.ts';
import type { Evaluation } from './evaluation.ts';
import type { JobContext } from './job-context.ts';

/** Sends and records; `judge` turns the answer into an outcome with its findings. */
export async function ask<O extends { findings: readonly Finding[] }>(
  context: JobContext,
  record: Pick<Evaluation, 'exchanges'>,
  request: ScimRequest,
  judge: (answer: ScimAnswer) => O,
): Promise<O> {
  const { answer, exchange } = await context.connection.send(request);
  record.exchanges.push(exchange);
  const outcome = judge(answer);
  for (const finding of outcome.findings) context.onFinding(finding);
  return outcome;
}
