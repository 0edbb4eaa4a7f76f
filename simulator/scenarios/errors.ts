/** The errors of scenarios: files that can't be run, and names that mean nothing. */
import { defineErrors, errorKind } from '../errors.ts';

export interface ScenarioProblem {
  line: number;
  column: number;
  message: string;
}

export const scenarioError = defineErrors({
  SCENARIO_INVALID: errorKind<{ file: string; problems: ScenarioProblem[] }>(
    400,
    2,
    ({ file, problems }) =>
      `${file} is no scenario that can be run; nothing was done. Correct ${problems.length === 1 ? 'this' : `these ${problems.length}`} (docs/scenarios.md has the form):\n` +
      problems.map(({ line, column, message }) => `  ${file}:${line}:${column}: ${message}`).join('\n'),
  ),
  SCENARIO_NOT_FOUND: errorKind<{ scenario: string; nearest: string | null; reason: string }>(
    404,
    2,
    ({ scenario, nearest, reason }) =>
      `The scenario '${scenario}' can't be read: ${reason}.${nearest ? ` Did you mean '${nearest}'?` : ''} Give the path of a file, or a name that 'provsim run --list' shows.`,
  ),
  SCHEMA_UNREADABLE: errorKind<{ file: string; reason: string }>(
    400,
    2,
    ({ file, reason }) =>
      `The schema '${file}' can't be read: ${reason}. Give the path of a synchronization schema in Graph's JSON, beside the scenario's file.`,
  ),
  LOG_ENTRY_MISSING: errorKind<{ id: string }>(
    404,
    1,
    ({ id }) =>
      `The provisioning log has no entry '${id}' (any longer). Give the id of one that it lists; entries are kept for 30 days.`,
  ),
  RECORDING_RUNNING: errorKind<{ startedAt: string }>(
    409,
    2,
    ({ startedAt }) => `A recording runs since ${startedAt}. Stop it first.`,
  ),
  RECORDING_MISSING: errorKind<object>(404, 1, () => 'Nothing was recorded yet. Start a recording first.'),
  NAME_UNKNOWN: errorKind<{ name: string; nearest: string | null }>(
    400,
    2,
    ({ name, nearest }) =>
      `There is no user or group '${name}'.${nearest ? ` Did you mean '${nearest}'?` : ''} Name one under users or groups, or add it in a step.`,
  ),
  NOT_LINKED: errorKind<{ name: string }>(
    409,
    1,
    ({ name }) =>
      `'${name}' has no account in the target yet, so its id there isn't known. Run a cycle before this step.`,
  ),
  TARGET_REFUSED: errorKind<{ what: string; status: string }>(
    502,
    1,
    ({ what, status }) => `The target refused ${what}: ${status}. Look at the answer in the report.`,
  ),
  STEP_FAILED: errorKind<{ word: string; reason: string }>(
    500,
    1,
    ({ word, reason }) => `The step ${word} failed: ${reason}. Correct the step, or what comes before it.`,
  ),
});
