/** The rehearsal of Microsoft's onboarding tests against any endpoint. */
export { allTests, chooseTests } from './all-tests.ts';
export type { Leftover } from './created-resources.ts';
export { validationError } from './errors.ts';
export { textOf } from './exchanges.ts';
export type { RehearsalTarget } from './rehearsal-plan.ts';
export {
  runValidation,
  type ValidationEvent,
  type ValidationOptions,
  type ValidationReport,
} from './run-validation.ts';
export type { Edition, TestResult, ValidationTest } from './validation-test.ts';
