/** Writes what a job sent and got to a file, as HAR 1.2; a piece at a time, whatever its size. */
import { closeSync, openSync, writeSync } from 'node:fs';
import type { TestSimulator } from '../library.ts';
import { optionError } from '../simulator-options.ts';

const CREATOR = { name: 'provsim', version: '0.1.0' };

/** Throws OPTION_INVALID for a file that can't be written. */
export async function writeHar(sim: TestSimulator, file: string): Promise<void> {
  const { harText } = await import('../scim/index.ts');
  try {
    const descriptor = openSync(file, 'w', 0o600);
    try {
      for (const piece of harText(sim.simulator.log.exchangesOfJob(sim.job.id), CREATOR)) writeSync(descriptor, piece);
    } finally {
      closeSync(descriptor);
    }
  } catch (cause) {
    const expected = `a file that can be written (${(cause as Error).message})`;
    throw optionError('OPTION_INVALID', { option: '--har', value: file, expected }, cause);
  }
}
