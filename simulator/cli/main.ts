#!/usr/bin/env node
/** The command line: `provsim`, one file for each command. */
import { Command } from 'commander';
import { addClockCommand } from './clock.ts';
import { addEvaluateCommand } from './evaluate.ts';
import { exitCodeOf, messageOf } from './exit.ts';
import { addExplainCommand } from './explain.ts';
import { addProfilesCommand } from './profiles.ts';
import { addProvisionCommand } from './provision.ts';
import { addOnDemandCommand } from './provision-on-demand.ts';
import { addRunCommand } from './run.ts';
import { addSchemaCommand } from './schema.ts';
import { addSnapshotCommand } from './snapshot.ts';
import { addStartCommand } from './start.ts';
import { addTestConnectionCommand } from './test-connection.ts';
import { addValidateCommand } from './validate.ts';

const program = new Command('provsim')
  .description(
    'A local simulator of the Microsoft Entra ID provisioning service: a tenant of users and groups that provisions to any SCIM 2.0 endpoint the way Entra does.',
  )
  .version('0.1.0')
  .showHelpAfterError('(add --help for what there is)')
  .addHelpText(
    'after',
    '\nExit codes: 0 done, 1 the work failed, 2 the input was wrong, 3 an error of provsim itself.',
  );

addStartCommand(program);
addProvisionCommand(program);
addTestConnectionCommand(program);
addValidateCommand(program);
addEvaluateCommand(program);
addSchemaCommand(program);
addProfilesCommand(program);
addRunCommand(program);
addExplainCommand(program);
addOnDemandCommand(program);
addClockCommand(program);
addSnapshotCommand(program);

try {
  await program.parseAsync();
} catch (error) {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = exitCodeOf(error);
}
