/** Reading of option values that several commands share. */
import { type Command, InvalidArgumentError, Option } from 'commander';

export function wholeNumber(least: number, most: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      throw new InvalidArgumentError(`Expected a whole number from ${least} to ${most}.`);
    }
    return value;
  };
}

export function positiveNumber(text: string): number {
  const value = Number(text);
  if (!(value >= 0 && value <= 1_000_000)) throw new InvalidArgumentError('Expected a number from 0 to 1000000.');
  return value;
}

/** Who is provisioned; read by hand, since the choices alone would be told in the words of the library. */
export function scopeOption(byDefault: 'all' | 'assigned'): Option {
  return new Option('--scope <scope>', 'who is provisioned: assigned, or all users and groups')
    .choices(['assigned', 'all'])
    .argParser((text) => {
      if (text !== 'all' && text !== 'assigned') throw new InvalidArgumentError('Expected all or assigned.');
      return text;
    })
    .default(byDefault);
}

/** Where a running simulator is, for the commands that talk to one. */
export function addReachOptions(command: Command): Command {
  return command
    .option('--url <address>', 'address of a running server, such as http://127.0.0.1:8400')
    .option('--data <folder>', 'data folder; its running server is found by itself', '.provsim');
}

/** Collects `--quirk name=value` into a record; the names are checked where the settings are made. */
export function collectQuirk(text: string, before: Record<string, string> = {}): Record<string, string> {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('Expected name=value, such as memberAddOp=replace.');
  return { ...before, [text.slice(0, at)]: text.slice(at + 1) };
}

/** The variable that carries the token, so that it stays out of the shell's history. */
export const TOKEN_VARIABLE = 'PROVSIM_TOKEN';

export function tokenFrom(given: string | undefined, environment: NodeJS.ProcessEnv): string {
  return given ?? environment[TOKEN_VARIABLE] ?? '';
}
