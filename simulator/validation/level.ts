/** How much a test counts at Microsoft, and where that is said (V-19, V-20, V-37, A.6, B.1, B.2). */
import type { Edition, ValidationTest } from './validation-test.ts';

export const levels = ['mandatory', 'mandatory or recommended', 'recommended'] as const;
export type Level = (typeof levels)[number];

export interface Standing {
  level: Level;
  /** Both, where two documents of Microsoft's disagree. */
  citation: string;
}

const OVERVIEW = "overview of the validation tests: all that isn't skipped has to pass (V-19)";
const GROUPS =
  'overview of the validation tests: skipped groups are accepted where an application has users only (V-19); ' +
  'article of August 2026: failed where /Schemas has no Group schema (A.6)';
const OPTIONAL = 'overview of the validation tests, newest edition: optional, a failure is a warning (V-19)';
const VALIDATOR = 'tutorial of the SCIM Validator: scored (B.1)';
const PREVIEW = 'tutorial of the SCIM Validator: preview, reported and not scored (B.2)';
const ONBOARDING = 'guide and checklist of the gallery: asked beside the tests (V-20)';
const ENGINE = "nothing of Microsoft's tests; the provisioning service relies on it (V-37)";

export function standingOf(test: ValidationTest, edition: Edition): Standing {
  const { suite, group, name, optional, rule } = test;
  if (suite === 'requirements') {
    return rule.includes('V-20')
      ? { level: 'mandatory', citation: ONBOARDING }
      : { level: 'recommended', citation: ENGINE };
  }
  if (suite === 'protocol') {
    return optional === 'always'
      ? { level: 'recommended', citation: PREVIEW }
      : { level: 'mandatory', citation: VALIDATOR };
  }
  if (optional === 'newest' && edition === '25') return { level: 'recommended', citation: OPTIONAL };
  const isAboutGroups = group === 'GroupTests' || name.includes('_Group_');
  return isAboutGroups
    ? { level: 'mandatory or recommended', citation: GROUPS }
    : { level: 'mandatory', citation: OVERVIEW };
}
