/** Judges the answer to the connection check; a failure stops the whole job (W-32, W-35, E-801 to E-808). */
import { isResponse, type ScimAnswer } from './answer.ts';
import { Findings } from './findings.ts';
import { checkContentType, checkErrorBody } from './json-body.ts';
import { readList } from './list-response.ts';
import type { ProbeOutcome } from './outcomes.ts';
import { severalFailure, statusFailure, transportFailure, unreadableFailure } from './target-failure.ts';

export function judgeProbe(answer: ScimAnswer): ProbeOutcome {
  const findings = new Findings();
  if (!isResponse(answer)) return { outcome: 'failed', failure: transportFailure(answer, 'probe'), findings: [] };
  if (answer.status !== 200) {
    checkErrorBody(answer, findings);
    return { outcome: 'failed', failure: statusFailure(answer, 'probe'), findings: findings.list };
  }
  checkContentType(answer, findings);
  const list = readList(answer, findings);
  if ('why' in list) {
    return { outcome: 'failed', failure: unreadableFailure(answer, 'probe', list.why), findings: findings.list };
  }
  if (list.resources.length > 1) {
    const why = 'A filter that no object can match found several.';
    return { outcome: 'failed', failure: severalFailure(answer, 'probe', why), findings: findings.list };
  }
  if (list.totalResults !== 0 || list.resources.length !== 0) {
    const message = 'A filter that no object can match found one; the answer should be an empty list.';
    findings.add('E-805', message, 'filter', `totalResults ${list.totalResults}`);
  }
  return { outcome: 'ok', findings: findings.list };
}
