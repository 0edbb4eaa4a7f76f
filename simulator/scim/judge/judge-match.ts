/** Judges the answer to a search by a matching attribute (W-38, W-100, W-101, W-108). */
import { isResponse, type ScimAnswer } from './answer.ts';
import { Findings } from './findings.ts';
import { checkContentType, checkErrorBody } from './json-body.ts';
import { checkMembersExcluded, readList } from './list-response.ts';
import type { MatchOutcome } from './outcomes.ts';
import { statusFailure, transportFailure, unreadableFailure } from './target-failure.ts';

export function judgeMatch(answer: ScimAnswer): MatchOutcome {
  const findings = new Findings();
  if (!isResponse(answer)) return { outcome: 'failed', failure: transportFailure(answer, 'match'), findings: [] };
  if (answer.status !== 200) {
    checkErrorBody(answer, findings);
    return { outcome: 'failed', failure: statusFailure(answer, 'match'), findings: findings.list };
  }
  checkContentType(answer, findings);
  const list = readList(answer, findings);
  if ('why' in list) {
    return { outcome: 'failed', failure: unreadableFailure(answer, 'match', list.why), findings: findings.list };
  }
  const { resources } = list;
  const [first] = resources;
  if (!first) return { outcome: 'none', findings: findings.list };
  for (const resource of resources) checkMembersExcluded(resource, null, findings);
  if (resources.length > 1) return { outcome: 'many', resources, findings: findings.list };
  return { outcome: 'one', resource: first, findings: findings.list };
}
