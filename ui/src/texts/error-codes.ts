/** What the codes of the provisioning log mean and what to do about them: the table that the log itself uses. */
import { guideToError, skipGuide } from '../../../simulator/model/error-guide.ts';

interface Explanation {
  meaning: string;
  action: string;
}

export function explainError(code: string): Explanation {
  const { meaning, recommendedAction } = guideToError(code);
  return { meaning, action: recommendedAction };
}

export function explainSkip(reason: string): string | undefined {
  return skipGuide[reason]?.meaning;
}
