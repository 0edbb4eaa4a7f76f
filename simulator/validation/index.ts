/** The rehearsal of Microsoft's onboarding tests against any endpoint. */
export { allTests, chooseTests, testNamed } from './all-tests.ts';
export type { Leftover } from './created-resources.ts';
export { validationError } from './errors.ts';
export { lineOf, textOf } from './exchanges.ts';
export type { RehearsalTarget } from './rehearsal-plan.ts';
export { runValidation, type ValidationEvent, type ValidationOptions, type ValidationReport } from './run-validation.ts';
export { type Edition, editions, suiteNames, type TestResult, type ValidationTest } from './validation-test.ts';
