/** Scenarios: files that tell who is there, what happens and what must be seen, and the playing of them. */
export { scenarioError } from './errors.ts';
export { junitSuite } from './junit-suite.ts';
export { problemAmong } from './problem-among.ts';
export { readScenario } from './read-scenario.ts';
export { type FromLogOptions, scenarioFromLogEntry } from './recording/from-log-entry.ts';
export { Recording } from './recording/recorder.ts';
export { failureText, markdownReport, resultText, summaryText } from './result-text.ts';
export { type RunOptions, runScenario } from './run-scenario.ts';
export { loadScenario, storyNames } from './scenario-files.ts';
export type { ScenarioResult, StepResult, VariantResult } from './scenario-result.ts';
export { type Scenario, ScenarioShape } from './scenario-shape.ts';
export { type ExchangeView, exchangeView, type LogView, logView } from './sightings.ts';
