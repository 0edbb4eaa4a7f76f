/** `provsim evaluate`: what a mapping expression gives, without a tenant. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { SourceAttributes } from '../model/values.ts';
import { parseTime } from '../parse-time.ts';
import { optionError } from '../simulator-options.ts';
import { wholeNumber } from './options.ts';

interface EvaluateOptions {
  user?: string;
  attributes?: string;
  data: string;
  now?: string;
  seed?: number;
  domain?: string;
  explain?: boolean;
}

export function addEvaluateCommand(program: Command): void {
  program
    .command('evaluate')
    .argument('<expression>', 'such as \'Join(" ", [givenName], [surname])\'')
    .description('evaluate a mapping expression; prints the value as JSON (null: nothing, no line: not flowed)')
    .option('--user <upn>', 'a user of the tenant in the data folder, by user principal name or id')
    .option('--attributes <json|file>', 'source attributes as JSON, or a file that holds them')
    .option('--data <folder>', 'data folder of the tenant for --user', '.provsim')
    .option('--now <time>', 'time for Now(), ISO 8601')
    .option('--seed <number>', 'seed of Guid() and RandomString()', wholeNumber(0, 0xffffffff))
    .option('--domain <name>', 'domain for DefaultDomain()')
    .option('--explain', 'print each sub-expression with its value')
    .action((expression: string, options: EvaluateOptions) => evaluate(expression, options));
}

async function evaluate(expression: string, options: EvaluateOptions): Promise<void> {
  if (options.now !== undefined && parseTime(options.now) === null) {
    throw optionError('OPTION_INVALID', { option: '--now', value: options.now, expected: 'an ISO 8601 time' });
  }
  const { evaluateExpression, explainExpression } = await import('../expressions/index.ts');
  const { attributes, defaultDomain } = await sourceOf(options);
  const settings = {
    ...(options.now === undefined ? {} : { now: options.now }),
    ...(options.seed === undefined ? {} : { seed: options.seed }),
    ...((options.domain ?? defaultDomain) === undefined
      ? {}
      : { defaultDomain: (options.domain ?? defaultDomain) as string }),
  };
  if (options.explain) {
    for (const step of explainExpression(expression, attributes, settings)) {
      const shown = step.error ?? (step.result === undefined ? 'not flowed' : JSON.stringify(step.result));
      process.stdout.write(`${step.expression}\n  → ${shown}\n`);
    }
    return;
  }
  const result = evaluateExpression(expression, attributes, settings);
  if (result === undefined) process.stderr.write('The attribute is not flowed.\n');
  else process.stdout.write(`${JSON.stringify(result)}\n`);
}

async function sourceOf(options: EvaluateOptions): Promise<{ attributes: SourceAttributes; defaultDomain?: string }> {
  if (options.user !== undefined && options.attributes !== undefined) {
    throw optionError('OPTION_INVALID', {
      option: '--user',
      value: options.user,
      expected: 'not to be given together with --attributes',
    });
  }
  if (options.user !== undefined) {
    const { Simulator } = await import('../simulator.ts');
    const { userAttributes } = await import('../tenant/index.ts');
    const simulator = await Simulator.open({ data: resolve(options.data) });
    try {
      const { user, managerId } = simulator.tenant.users.get(options.user);
      return {
        attributes: userAttributes(user, managerId),
        defaultDomain: simulator.workspace.data.tenant.defaultDomain,
      };
    } finally {
      await simulator.close();
    }
  }
  return { attributes: options.attributes === undefined ? {} : readAttributes(options.attributes) };
}

function readAttributes(given: string): SourceAttributes {
  const text = given.trimStart().startsWith('{') ? given : readText(given);
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as SourceAttributes;
  } catch {
    // Said below, for both ways of being wrong.
  }
  throw optionError('OPTION_INVALID', {
    option: '--attributes',
    value: given,
    expected: 'a JSON object, or a file that holds one',
  });
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (cause) {
    throw optionError(
      'OPTION_INVALID',
      { option: '--attributes', value: file, expected: 'a JSON object, or a file that can be read' },
      cause,
    );
  }
}
