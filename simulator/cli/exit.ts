/** How a command ends: exit codes and the one line that says what went wrong. */
import { CommanderError } from 'commander';
import { ProvsimError } from '../errors.ts';

/** 0 done · 1 the work failed · 2 the input was wrong · 3 an error of provsim itself. */
export function exitCodeOf(error: unknown): number {
  // Commander ends with 1 when an option or an argument is wrong, with 0 after help and version.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return error instanceof ProvsimError ? error.exitCode : 3;
}

export function messageOf(error: unknown): string {
  if (error instanceof ProvsimError) return `${error.message} [${error.code}]`;
  if (error instanceof Error) return `provsim failed unexpectedly: ${error.stack ?? error.message}`;
  return `provsim failed unexpectedly: ${String(error)}`;
}
