/** What the codes of the provisioning log mean and what to do about them: the table that the log itself uses. */
import { type GuidePlace, guideToError, skipGuide } from '../../../simulator/model/error-guide.ts';

interface Explanation {
  meaning: string;
  action: string;
  /** Where it is mended; null when there is nothing to mend here. */
  place: GuidePlace | null;
}

export function explainError(code: string): Explanation {
  const { meaning, recommendedAction, place } = guideToError(code);
  return { meaning, action: recommendedAction, place };
}

export function explainSkip(reason: string): Omit<Explanation, 'action'> | undefined {
  return skipGuide[reason];
}
