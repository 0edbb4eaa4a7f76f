/** Why a job is in quarantine, for people: the rule that fired with its numbers, the exchange, the next try, the ways out. */
import { engineSettingsOf } from '../../applications/index.ts';
import type { Job } from '../../jobs/index.ts';
import type { Exchange } from '../../model/exchange.ts';
import { type EngineSettings, otherThresholds, quarantineLadders } from '../../provisioning/index.ts';
import type { Simulator } from '../../simulator.ts';

export interface QuarantineView {
  reason: string;
  /** The rule in a sentence, with the numbers that held when it fired. */
  rule: string;
  error: { code: string; message: string } | null;
  cycleId: string | null;
  counters: { objectFailures: number; referenceFailures: number; successes: number; heldBack: number } | null;
  thresholds: EngineSettings['thresholds'] & { deletions: number | null; set: string };
  /** What of the thresholds isn't Entra's, such as `thresholdSet: scaled`; null when all are. */
  otherThresholds: string | null;
  /** Of the failed connection check; null when counts are the cause. */
  exchange: Exchange | null;
  /** What failed most, when counts are the cause. */
  errorCodes: { errorCode: string; count: number }[];
  seriesBegan: string;
  tries: number;
  nextTry: string | null;
  /** When the job is disabled if nothing changes (E-546). */
  ends: string;
  lifts: string[];
}

/** Null when the job isn't in quarantine. */
export function quarantineView(simulator: Simulator, job: Job): QuarantineView | null {
  const { quarantine } = job.state;
  const found = simulator.applications.findJob(job.id);
  if (!quarantine || !found) return null;
  const settings = engineSettingsOf(found.application, found.job);
  const { thresholds } = settings;
  const counters = quarantine.counters ?? null;
  const isGlobal = quarantine.reason === 'EncounteredQuarantineException';
  return {
    reason: quarantine.reason,
    rule: ruleOf(quarantine.reason, counters, settings),
    error: quarantine.error,
    cycleId: quarantine.cycleId ?? null,
    counters,
    thresholds: { ...thresholds, deletions: settings.deletionThreshold, set: settings.thresholdSet },
    otherThresholds: otherThresholdsText(settings),
    exchange: isGlobal && quarantine.cycleId ? (lastExchange(simulator, quarantine.cycleId) ?? null) : null,
    errorCodes: isGlobal ? [] : errorCodes(simulator, job.id),
    seriesBegan: new Date(quarantine.seriesBeganMs).toISOString(),
    tries: quarantine.seriesCount,
    nextTry: quarantine.nextAttemptMs === null ? null : new Date(quarantine.nextAttemptMs).toISOString(),
    ends: new Date(quarantine.seriesBeganMs + quarantineLadders[settings.quarantineLadder].endsAfterMs).toISOString(),
    lifts: waysOut(quarantine.reason),
  };
}

function otherThresholdsText(settings: EngineSettings): string | null {
  const others = Object.entries(otherThresholds(settings)).map(([name, value]) => `${name}: ${value}`);
  return others.length === 0 ? null : others.join(', ');
}

function lastExchange(simulator: Simulator, cycleId: string): Exchange | undefined {
  return simulator.log.exchangesOfCycle(cycleId).at(-1);
}

function errorCodes(simulator: Simulator, jobId: string): { errorCode: string; count: number }[] {
  const counts = new Map<string, number>();
  for (const { errorCode } of simulator.escrows(jobId).all()) counts.set(errorCode, (counts.get(errorCode) ?? 0) + 1);
  return [...counts].map(([errorCode, count]) => ({ errorCode, count })).sort((a, b) => b.count - a.count);
}

function ruleOf(reason: string, counters: QuarantineView['counters'], settings: EngineSettings): string {
  const { thresholds, deletionThreshold } = settings;
  const failures = counters?.objectFailures ?? 0;
  const references = counters?.referenceFailures ?? 0;
  const events = failures + (counters?.successes ?? 0);
  const percent = (share: number) => `${Math.round(share * 1000) / 10} %`;
  switch (reason) {
    case 'EncounteredQuarantineException':
      return 'The connection check, or ten requests in a row, failed: that quarantines at once, whatever the counts (E-501).';
    case 'EncounteredEscrowProportionThreshold':
      return `${failures} of ${events} provisioning events failed, ${percent(failures / Math.max(1, events))}: from ${thresholds.failuresBeforeProportion} failures on, more than ${percent(thresholds.failedProportion)} quarantines (E-531, E-532).`;
    case 'EncounteredBaseEscrowThreshold':
      return `${failures} objects failed, more than ${thresholds.baseFailures} (E-533).`;
    case 'EncounteredTotalEscrowThreshold':
      return `${failures} objects and ${references} references failed, together more than ${thresholds.totalFailures} (E-534).`;
    case 'TooManyDeletes':
      return `${counters?.heldBack ?? 0} objects were to be disabled or deleted in one cycle, more than the threshold of ${deletionThreshold ?? 'the guard'}: none was (E-603, E-604).`;
    default:
      return reason;
  }
}

function waysOut(reason: string): string[] {
  const always = 'Start provisioning: it lifts the quarantine and runs a cycle now.';
  switch (reason) {
    case 'EncounteredQuarantineException':
      return ['A try that passes the connection check: correct the tenant URL, the token or the target.', always];
    case 'TooManyDeletes':
      return [
        'Allow the deletes: the next cycle carries them out.',
        'Bring the objects back into scope, then restart provisioning.',
      ];
    default:
      return [
        'A try after which no threshold is exceeded: correct what makes the objects fail.',
        'Restart provisioning: it also forgets the open failures.',
        always,
      ];
  }
}
