/**
 * The table of commands. A command's file is read only when that command is called, and what it works with only when
 * it runs: neither `provsim --version` nor the help should wait for the expression language, servers and profiles.
 */
import type { Command } from 'commander';
import { cliError } from './errors.ts';

type AddCommand = (program: Command) => void;

/** In the order of the help. */
const COMMANDS: Record<string, () => Promise<AddCommand>> = {
  start: async () => (await import('./start.ts')).addStartCommand,
  provision: async () => (await import('./provision.ts')).addProvisionCommand,
  'test-connection': async () => (await import('./test-connection.ts')).addTestConnectionCommand,
  validate: async () => (await import('./validate.ts')).addValidateCommand,
  evaluate: async () => (await import('./evaluate.ts')).addEvaluateCommand,
  schema: async () => (await import('./schema.ts')).addSchemaCommand,
  profiles: async () => (await import('./profiles.ts')).addProfilesCommand,
  run: async () => (await import('./run.ts')).addRunCommand,
  explain: async () => (await import('./explain.ts')).addExplainCommand,
  drift: async () => (await import('./drift.ts')).addDriftCommand,
  'provision-on-demand': async () => (await import('./provision-on-demand.ts')).addOnDemandCommand,
  clock: async () => (await import('./clock.ts')).addClockCommand,
  scenario: async () => (await import('./scenario.ts')).addScenarioCommand,
  logs: async () => (await import('./logs.ts')).addLogsCommand,
  snapshot: async () => (await import('./snapshot.ts')).addSnapshotCommand,
};

const DEFAULT_COMMAND = 'start';
const HELP = 'help';

/** Adds the commands that these arguments need: the one they name, none for the version, all for help and errors. */
export async function addCommands(program: Command, args: readonly string[]): Promise<void> {
  for (const add of await Promise.all(namesNeeded(args).map((name) => COMMANDS[name]?.()))) add?.(program);
}

/**
 * The first word names a command, or is an option of the default one; also the word after `help`. Throws
 * COMMAND_UNKNOWN.
 */
export async function refuseUnknownCommand(args: readonly string[]): Promise<void> {
  const [first = DEFAULT_COMMAND, second = DEFAULT_COMMAND] = args;
  const given = first === HELP ? second : first;
  if (given.startsWith('-') || given === HELP || Object.hasOwn(COMMANDS, given)) return;
  const { nearest } = await import('../expressions/index.ts');
  throw cliError('COMMAND_UNKNOWN', {
    given,
    nearest: nearest(given, Object.keys(COMMANDS)),
    known: Object.keys(COMMANDS),
  });
}

function namesNeeded(args: readonly string[]): string[] {
  const [first = DEFAULT_COMMAND] = args;
  if (Object.hasOwn(COMMANDS, first)) return [first];
  if (first === '--version' || first === '-V') return [];
  // Options without a command are those of the default command.
  if (first.startsWith('-') && !args.includes('--help') && !args.includes('-h')) return [DEFAULT_COMMAND];
  return Object.keys(COMMANDS);
}
