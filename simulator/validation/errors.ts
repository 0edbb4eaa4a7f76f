/** What can be wrong with a request for a rehearsal. */
import { defineErrors, errorKind } from '../errors.ts';

export const validationError = defineErrors({
  TEST_UNKNOWN: errorKind<{ name: string; nearest: string | null }>(
    400,
    2,
    ({ name, nearest }) =>
      `There is no test '${name}'${nearest ? `; did you mean '${nearest}'?` : '.'} The names are those of docs/validate.md, a suite (gallery, protocol, requirements) or UserTests, GroupTests, SCIMTests.`,
  ),
  WAIVER_INVALID: errorKind<{ given: string }>(
    400,
    2,
    ({ given }) =>
      `A waiver names a test and a reason, such as Delete_Group_Test="groups are kept". Given: '${given}'.`,
  ),
  REHEARSAL_RUNNING: errorKind<{ application: string }>(
    409,
    1,
    ({ application }) => `A rehearsal for ${application} is under way. Wait for its end or cancel it.`,
  ),
  REHEARSAL_NOT_FOUND: errorKind<{ application: string }>(
    404,
    1,
    ({ application }) => `There was no rehearsal for ${application} yet. Start one first.`,
  ),
  TEST_NOT_RUN: errorKind<{ name: string }>(
    404,
    1,
    ({ name }) => `There is no result of '${name}': the test hasn't run in this rehearsal.`,
  ),
  NOT_CONFIRMED: errorKind<Record<string, never>>(
    400,
    2,
    () =>
      'Nothing was sent: the rehearsal writes to the endpoint, and there is no terminal to confirm it in. Add --yes.',
  ),
});
