/** The table of commands: each is there for help and for errors, and only the one called is read. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { addCommands } from '../../simulator/cli/commands.ts';

async function namesFor(...args: string[]): Promise<string[]> {
  const program = new Command('provsim');
  await addCommands(program, args);
  return program.commands.map((command) => command.name());
}

const folder = join(import.meta.dirname, '../../simulator/cli');

describe('the table of commands', () => {
  it('has every command that a file of the folder adds', async () => {
    const added = readdirSync(folder)
      .map((file) => readFileSync(join(folder, file), 'utf8'))
      .flatMap((text) => /export function add\w+Command\(/.exec(text)?.[0] ?? []);
    expect(await namesFor('--help')).toHaveLength(added.length);
  });

  it('calls each command by the name it gives itself', async () => {
    for (const name of await namesFor('--help')) expect(await namesFor(name)).toEqual([name]);
  });

  it.each([
    { args: ['--version'], names: [] },
    { args: [], names: ['start'] },
    { args: ['--memory', '--port', '0'], names: ['start'] },
    { args: ['clock', 'advance', '--help'], names: ['clock'] },
  ])('reads only $names for $args', async ({ args, names }) => {
    expect(await namesFor(...args)).toEqual(names);
  });

  it.each([[['help', 'run']], [['clok']], [['--memory', '--help']], [['constructor']]])(
    'reads all for help and for a word that names no command: %j',
    async (args) => {
      expect(await namesFor(...args)).toContain('validate');
    },
  );
});
