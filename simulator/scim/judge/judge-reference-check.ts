/** Judges the answer to the question whether a reference is there already (W-49). */
import type { ScimAnswer } from './answer.ts';
import { judgeMatch } from './judge-match.ts';
import type { ReferenceCheckOutcome } from './outcomes.ts';

export function judgeReferenceCheck(answer: ScimAnswer): ReferenceCheckOutcome {
  const match = judgeMatch(answer);
  // Only the id was asked for, so what else a resource should have isn't missing (W-113).
  const findings = match.findings.filter(({ rule }) => rule !== 'W-113');
  if (match.outcome === 'failed') return { ...match, findings };
  return { outcome: match.outcome === 'none' ? 'absent' : 'present', findings };
}
