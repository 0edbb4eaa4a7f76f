/** The errors of the command line itself. */
import { defineErrors, errorKind } from '../errors.ts';

export const cliError = defineErrors({
  COMMAND_UNKNOWN: errorKind<{ given: string; nearest: string | null; known: readonly string[] }>(
    404,
    2,
    ({ given, nearest, known }) =>
      `There is no command '${given}'. ${nearest ? `Did you mean '${nearest}'?` : `There are: ${known.join(', ')}.`} 'provsim --help' tells of each.`,
  ),
  SCENARIO_NEEDED: errorKind<{ stories: readonly string[] }>(
    400,
    2,
    ({ stories }) =>
      `Name what to play: one or more scenario files (YAML), or stories that come with provsim (${stories.join(', ')}). 'provsim run --list' tells of each story.`,
  ),
  SERVER_UNREACHABLE: errorKind<{ url: string }>(
    503,
    2,
    ({ url }) => `No provsim server answers at ${url}. Start one with 'provsim start', or give its address with --url.`,
  ),
  SERVER_GONE: errorKind<object>(
    503,
    1,
    () => "The server has ended, or can't be reached any more. Start it again with 'provsim start'.",
  ),
  DATA_FOLDER_MISSING: errorKind<{ folder: string }>(
    404,
    2,
    ({ folder }) =>
      `There is no data folder at ${folder}. Give one with --data DIR, or the address of a running server with --url.`,
  ),
  REQUEST_REFUSED: errorKind<{ message: string; code: string }>(409, 1, ({ message, code }) => `${message} (${code})`),
  REQUEST_WRONG: errorKind<{ message: string; code: string }>(400, 2, ({ message, code }) => `${message} (${code})`),
  OPTION_WRONG: errorKind<{ option: string; expected: string }>(
    400,
    2,
    ({ option, expected }) => `Option ${option} can't be used as it was given; expected ${expected}.`,
  ),
  FILTERS_ELSEWHERE: errorKind<{ given: readonly string[]; log: string; takes: readonly string[] }>(
    400,
    2,
    ({ given, log, takes }) =>
      `${given.join(', ')} can't filter the ${log} log, which takes ${takes.join(', ')}. Leave ${given.length > 1 ? 'them' : 'it'} out, or ${log === 'audit' ? 'leave --audit out' : 'add --audit'}.`,
  ),
  PART_OF_CSV: errorKind<{ part: string }>(
    400,
    2,
    ({ part }) => `--part ${part} chooses one of three CSV files. Add --csv, or leave --part out.`,
  ),
  SERVER_NEEDED: errorKind<{ what: string }>(
    409,
    2,
    ({ what }) => `${what} needs a running server. Start one with 'provsim start', or give its address with --url.`,
  ),
  JOB_MISSING: errorKind<object>(404, 1, () => 'There is no synchronization job. Create an application first.'),
  JOB_AMBIGUOUS: errorKind<{ jobs: readonly { id: string; displayName: string }[] }>(
    400,
    2,
    ({ jobs }) =>
      `There are several jobs. Name one with --job: ${jobs.map(({ id, displayName }) => `${id} (${displayName})`).join(', ')}.`,
  ),
});
