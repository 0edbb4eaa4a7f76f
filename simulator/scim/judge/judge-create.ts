/** Judges the answer to a POST: 201 with the resource, or 200 with an id (W-102, W-103, W-107). */
import { isResponse, type ScimAnswer } from './answer.ts';
import { Findings } from './findings.ts';
import { checkContentType, checkErrorBody, readJson } from './json-body.ts';
import type { CreateOutcome } from './outcomes.ts';
import { readResource } from './resource.ts';
import { statusFailure, transportFailure, unreadableFailure } from './target-failure.ts';

export function judgeCreate(answer: ScimAnswer): CreateOutcome {
  const findings = new Findings();
  if (!isResponse(answer)) return { outcome: 'failed', failure: transportFailure(answer, 'create'), findings: [] };
  if (answer.status !== 201 && answer.status !== 200) {
    checkErrorBody(answer, findings);
    const isSuccess = answer.status >= 200 && answer.status < 300;
    const failure = isSuccess
      ? unreadableFailure(answer, 'create', `A POST has to be answered 201 with the resource, not ${answer.status}.`)
      : statusFailure(answer, 'create');
    return { outcome: 'failed', failure, findings: findings.list };
  }
  checkContentType(answer, findings);
  const value = readJson(answer.body);
  const why = answer.body === '' ? 'The POST was answered without the resource.' : 'It is not JSON.';
  const reading = value === undefined ? { why } : readResource(value, findings);
  if ('why' in reading) {
    return { outcome: 'failed', failure: unreadableFailure(answer, 'create', reading.why), findings: findings.list };
  }
  if (answer.status === 200) {
    findings.add('W-103', 'A POST is answered 200; it should be 201.', 'HTTP status', '200');
  }
  return { outcome: 'created', id: reading.resource.id, resource: reading.resource, findings: findings.list };
}
