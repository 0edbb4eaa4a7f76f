/** Judges the answer to a GET by id (W-41, W-102, W-106, W-108, W-123). */
import { isJsonObject } from '../member.ts';
import { isResponse, type ScimAnswer } from './answer.ts';
import { Findings } from './findings.ts';
import { checkContentType, checkErrorBody, readJson } from './json-body.ts';
import { checkMembersExcluded } from './list-response.ts';
import type { ReadOutcome } from './outcomes.ts';
import { readResource } from './resource.ts';
import { severalFailure, statusFailure, transportFailure, unreadableFailure } from './target-failure.ts';

export function judgeRead(answer: ScimAnswer): ReadOutcome {
  const findings = new Findings();
  if (!isResponse(answer)) return { outcome: 'failed', failure: transportFailure(answer, 'read'), findings: [] };
  if (answer.status !== 200) {
    checkErrorBody(answer, findings);
    if (answer.status === 404) return { outcome: 'missing', findings: findings.list };
    return { outcome: 'failed', failure: statusFailure(answer, 'read'), findings: findings.list };
  }
  checkContentType(answer, findings);
  const value = readJson(answer.body);
  if (isJsonObject(value) && Array.isArray(findings.get(value, 'Resources'))) {
    const why = 'A GET by id was answered with a list instead of the one resource.';
    return { outcome: 'failed', failure: severalFailure(answer, 'read', why), findings: findings.list };
  }
  const reading = value === undefined ? { why: 'It is not JSON.' } : readResource(value, findings);
  if ('why' in reading) {
    return { outcome: 'failed', failure: unreadableFailure(answer, 'read', reading.why), findings: findings.list };
  }
  checkMembersExcluded(reading.resource, null, findings);
  return { outcome: 'found', resource: reading.resource, findings: findings.list };
}
