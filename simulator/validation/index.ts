/** The rehearsal of Microsoft's onboarding tests against any endpoint. */
export { allTests, chooseTests } from './all-tests.ts';
export type { Leftover } from './created-resources.ts';
export { validationError } from './errors.ts';
export { textOf } from './exchanges.ts';
export { printable } from './printable.ts';
export type { RehearsalTarget } from './rehearsal-plan.ts';
export {
  countsText,
  junitReport,
  markdownReport,
  NOTICE,
  outcomeTexts,
  reasonOf,
  suiteTitles,
} from './report-files.ts';
export {
  overallOf,
  runValidation,
  type ValidationEvent,
  type ValidationOptions,
  type ValidationReport,
  waived,
} from './run-validation.ts';
export { type Edition, editions, type TestResult, type ValidationTest } from './validation-test.ts';
