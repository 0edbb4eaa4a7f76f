#!/usr/bin/env node
/** The command line: `provsim`, one file for each command, named in commands.ts. */
import { Command, CommanderError } from 'commander';
import { maskPasswords } from '../mask-passwords.ts';
import { addCommands, refuseUnknownCommand } from './commands.ts';
import { exitCodeOf, messageOf } from './exit.ts';

const program = new Command('provsim')
  .description(
    'A local simulator of the Microsoft Entra ID provisioning service: a tenant of users and groups that provisions to any SCIM 2.0 endpoint the way Entra does.',
  )
  .version('0.1.0')
  .showHelpAfterError('(add --help for what there is)')
  .configureOutput({ outputError: (text, write) => write(maskPasswords(text)) })
  .exitOverride()
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 the work failed, 2 the input was wrong (options and arguments too), 3 an error of provsim itself.',
  );

// Whoever reads the output may have enough of it, as `head` has: what is left is said to nobody.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

try {
  const args = process.argv.slice(2);
  await refuseUnknownCommand(args);
  await addCommands(program, args);
  await program.parseAsync();
} catch (error) {
  // What commander refuses, it has told already; its help and version come here too.
  if (!(error instanceof CommanderError)) process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = exitCodeOf(error);
}
