/** Judges the answer to a PATCH of attributes, references or members (W-91, W-104, W-115). */
import { isJsonObject } from '../member.ts';
import { isResponse, type ScimAnswer } from './answer.ts';
import { Findings } from './findings.ts';
import { checkContentType, checkErrorBody, readJson } from './json-body.ts';
import type { UpdateOutcome } from './outcomes.ts';
import { readResource } from './resource.ts';
import { statusFailure, transportFailure, unreadableFailure } from './target-failure.ts';

export function judgeUpdate(answer: ScimAnswer): UpdateOutcome {
  const findings = new Findings();
  if (!isResponse(answer)) return { outcome: 'failed', failure: transportFailure(answer, 'update'), findings: [] };
  const { status, body } = answer;
  if (status < 200 || status > 299) {
    checkErrorBody(answer, findings);
    return { outcome: 'failed', failure: statusFailure(answer, 'update'), findings: findings.list };
  }
  if (status !== 200 && status !== 204) {
    findings.add('W-104', 'A PATCH is answered with another success than 200 or 204.', 'HTTP status', String(status));
  }
  if (body === '') {
    if (status === 200)
      findings.add('W-104', 'A PATCH is answered 200 without the resource; answer 204.', 'body', 'nothing');
    return { outcome: 'updated', resource: null, findings: findings.list };
  }
  checkContentType(answer, findings);
  const value = readJson(body);
  const reading = value === undefined ? { why: 'It is not JSON.' } : readResource(value, findings);
  if ('why' in reading) {
    return { outcome: 'failed', failure: unreadableFailure(answer, 'update', reading.why), findings: findings.list };
  }
  if (isJsonObject(value) && Array.isArray(value.members) && value.members.length > 0) {
    const message = 'A PATCH of a group is answered with its members; Entra prefers 204 without a body.';
    findings.add('W-91', message, 'members', `${value.members.length} members`);
  }
  return { outcome: 'updated', resource: reading.resource, findings: findings.list };
}
