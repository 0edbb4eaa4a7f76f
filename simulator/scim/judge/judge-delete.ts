/** Judges the answer to a DELETE; what is gone already counts as deleted (W-105, E-308). */
import { isResponse, type ScimAnswer } from './answer.ts';
import { Findings } from './findings.ts';
import { checkErrorBody } from './json-body.ts';
import type { DeleteOutcome } from './outcomes.ts';
import { statusFailure, transportFailure } from './target-failure.ts';

export function judgeDelete(answer: ScimAnswer): DeleteOutcome {
  const findings = new Findings();
  if (!isResponse(answer)) return { outcome: 'failed', failure: transportFailure(answer, 'delete'), findings: [] };
  const { status } = answer;
  if (status === 404) {
    checkErrorBody(answer, findings);
    return { outcome: 'deleted', alreadyGone: true, findings: findings.list };
  }
  if (status < 200 || status > 299) {
    checkErrorBody(answer, findings);
    return { outcome: 'failed', failure: statusFailure(answer, 'delete'), findings: findings.list };
  }
  if (status !== 204) {
    findings.add('W-105', 'A DELETE is answered with another success than 204.', 'HTTP status', String(status));
  }
  return { outcome: 'deleted', alreadyGone: false, findings: findings.list };
}
