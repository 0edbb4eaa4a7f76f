/** Judges one page of a list, for account discovery and schema discovery (W-36, W-37, W-116). */
import { isResponse, type ScimAnswer } from './answer.ts';
import { Findings } from './findings.ts';
import { checkContentType, checkErrorBody } from './json-body.ts';
import { readList } from './list-response.ts';
import type { ListOutcome } from './outcomes.ts';
import { statusFailure, transportFailure, unreadableFailure } from './target-failure.ts';

/** `asked` is what the request said about paging; null when it said nothing. */
export function judgeList(answer: ScimAnswer, asked: { startIndex: number; count: number } | null = null): ListOutcome {
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
  if (asked && list.resources.length > asked.count) {
    const message = 'More resources are answered than count asked for; paging is needed for account discovery.';
    findings.add('W-116', message, 'count', `${list.resources.length} for ${asked.count}`);
  }
  if (asked && list.startIndex !== asked.startIndex) {
    const message = 'Another startIndex is answered than was asked for.';
    findings.add('W-116', message, 'startIndex', `${list.startIndex} for ${asked.startIndex}`);
  }
  return { outcome: 'listed', ...list, findings: findings.list };
}
