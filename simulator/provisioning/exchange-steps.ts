/** Sends one request of an evaluation and keeps its exchange and findings: the pipeline's way to the target. */
import type { ScimRequest } from '../model/exchange.ts';
import type { Finding } from '../model/values.ts';
import {
  composeReferenceCheck,
  judgeReferenceCheck,
  type ReferenceCheckOutcome,
  type ScimAnswer,
  sendPatiently,
} from '../scim/index.ts';
import type { Link } from './connector-data-store.ts';
import type { Evaluation } from './evaluation.ts';
import type { JobContext } from './job-context.ts';

/** What the exchanges belong to. */
type ExchangeRecord = Pick<Evaluation, 'exchanges' | 'sourceId'>;

/** Sends and records; `judge` turns the answer into an outcome with its findings. */
export async function ask<O extends { findings: readonly Finding[] }>(
  context: JobContext,
  record: ExchangeRecord,
  request: ScimRequest,
  judge: (answer: ScimAnswer) => O,
): Promise<O> {
  const { answer, exchanges } = await sendPatiently(context.connection, request);
  record.exchanges.push(...exchanges);
  const outcome = judge(answer);
  report(context, record, outcome.findings);
  return outcome;
}

/** Findings about the answer to the request that was sent last. */
export function report(context: JobContext, record: ExchangeRecord, findings: readonly Finding[]): void {
  const sighting = { sourceId: record.sourceId, exchange: record.exchanges.at(-1) ?? null };
  for (const finding of findings) context.onFinding(finding, sighting);
}

/** Asks whether an object holds a reference already, as `referenceCheck` has it (W-49). */
export function checkReference(
  context: JobContext,
  record: ExchangeRecord,
  { kind, targetId }: Pick<Link, 'kind' | 'targetId'>,
  attribute: string,
  referencedId: string,
): Promise<ReferenceCheckOutcome> {
  const request = composeReferenceCheck(kind, targetId, attribute, referencedId, context.wire);
  return ask(context, record, request, judgeReferenceCheck);
}
