/** What the npm package exports. */
export { type Among, type ExpectedExchange, type ExpectedLog, expectExchange, expectLog } from './assertions.ts';
export { ProvsimError } from './errors.ts';
export { ExpressionError, evaluateExpression, explainExpression } from './expressions/index.ts';
export { createSimulator, TestSimulator } from './library.ts';
export { mapObject } from './map-object.ts';
export type { AppRoleAssignment, Group, User } from './model/directory.ts';
export type { Exchange, ScimRequest, ScimResponse } from './model/exchange.ts';
export type { ProvisioningObjectSummary } from './model/log.ts';
export type { Filter, ObjectMapping, SynchronizationSchema } from './model/schema.ts';
export type { Finding, SourceAttributes } from './model/values.ts';
export type { CycleSummary, Explanation, OnDemandResult } from './provisioning/index.ts';
export { loadScenario, type Recording, readScenario, runScenario, type ScenarioResult } from './scenarios/index.ts';
export { explainScope, isInScope } from './scoping/index.ts';
export type { GivenTarget, SimulatorOptions, Target } from './simulator-options.ts';
