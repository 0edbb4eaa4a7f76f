/**
 * What can be seen of a run, in the words of expectations: log entries, exchanges and mails since a mark, and the
 * state of the job.
 */
import type { Exchange } from '../model/exchange.ts';
import type { ProvisioningObjectSummary } from '../model/log.ts';
import type { OutboxMessage } from '../notifications/index.ts';
import type { Stage } from './stage.ts';

/** A point in a run; what comes after it is what an expectation looks at. */
export interface Mark {
  entry: number;
  exchange: number;
  mails: number;
}

const MANY = 1_000_000;

export function markNow({ simulator }: Stage): Mark {
  return {
    entry: simulator.log.lastNumber(),
    exchange: simulator.log.lastExchangeNumber(),
    mails: simulator.notifier.outbox(MANY).length,
  };
}

export function logsSince(stage: Stage, mark: Mark) {
  return entriesSince(stage, mark).map((entry) => logView(stage, entry));
}

export function entriesSince({ simulator }: Stage, mark: Mark): ProvisioningObjectSummary[] {
  const where = { sql: 'num > ?', parameters: [mark.entry] };
  return simulator.log.query({ where, orderBy: 'num', limit: MANY });
}

function logView(stage: Stage, entry: ProvisioningObjectSummary) {
  const { errorInformation, status } = entry.provisioningStatusInfo;
  return {
    of: stage.nameOf(entry.sourceIdentity.id, entry.sourceIdentity.displayName),
    action: entry.provisioningAction,
    status,
    errorCode: errorInformation?.errorCode ?? null,
    reason: errorInformation?.reason ?? null,
    changed: Object.fromEntries(entry.modifiedProperties.map(({ displayName, newValue }) => [displayName, newValue])),
    steps: Object.fromEntries(entry.provisioningSteps.map((step) => [step.provisioningStepType, step.status])),
  };
}

export type ExchangeView = ReturnType<typeof exchangeView>;

export function exchangesSince(stage: Stage, mark: Mark): ExchangeView[] {
  const base = stage.direct.settings.baseUrl;
  return stage.simulator.log
    .exchangesAfter(mark.exchange)
    .map(({ exchange, sourceId }) =>
      exchangeView(exchange, base, sourceId === null ? null : stage.nameOf(sourceId, sourceId)),
    );
}

/** `base` is the tenant URL: paths are told below it. */
export function exchangeView(exchange: Exchange, base: string, of: string | null) {
  const { pathname, search } = new URL(exchange.url);
  const prefix = new URL(base).pathname.replace(/\/$/, '');
  return {
    of,
    operation: exchange.operation,
    kind: exchange.kind,
    method: exchange.method,
    path: pathname.startsWith(prefix) ? pathname.slice(prefix.length) : pathname,
    query: decoded(search.slice(1)),
    body: parsed(exchange.requestBody),
    status: exchange.response?.status ?? null,
    answer: parsed(exchange.response?.body ?? null),
    failure: exchange.failure?.kind ?? null,
  };
}

export function mailsSince({ simulator }: Stage, mark: Mark) {
  const all = simulator.notifier.outbox(MANY);
  return all
    .slice(0, all.length - mark.mails)
    .reverse()
    .map(mailView);
}

function mailView({ to, subject, text, notice }: OutboxMessage) {
  return { kind: notice.kind, to, subject, text, reason: notice.reason };
}

export function cycleView({ job }: Stage) {
  return job.cycles(1)[0] ?? null;
}

export function jobView({ simulator, job }: Stage) {
  const { schedule, status } = job.view(simulator.connectorData(job.id).counts());
  const open = simulator.escrows(job.id).counts();
  const nextRunMs = job.nextRunMs();
  return {
    code: status.code,
    phase: job.phase,
    schedule: schedule.state,
    quarantine: status.quarantine,
    successiveFailures: status.countSuccessiveCompleteFailures,
    failures: open.object + open.reference,
    nextRun: nextRunMs === null ? null : new Date(nextRunMs).toISOString(),
  };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return text;
  }
}

function parsed(text: string | null): unknown {
  if (text === null || text === '') return null;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
