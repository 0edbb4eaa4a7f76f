/** Only the clock asks the system for time, and nothing asks it for chance: the same seed gives the same bytes. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemSources } from './system-sources.ts';

const root = join(import.meta.dirname, '../..');

/** Files that may ask the system, what for, and why. */
const exceptions: Record<string, { sources: string[]; why: string }> = {
  'simulator/clock.ts': {
    sources: ['performance.now', 'Date.now'],
    why: 'Virtual time is made from real time here and nowhere else.',
  },
  'simulator/http/graph/token-service.ts': {
    sources: ['generateKeyPairSync of node:crypto'],
    why: 'A key that signs tokens must not be guessable; no request to a target depends on it.',
  },
};

describe('time and chance', () => {
  it('are asked of the system by nobody but the clock', () => {
    const asked: Record<string, string[]> = {};
    for (const entry of readdirSync(join(root, 'simulator'), { recursive: true, encoding: 'utf8' })) {
      if (!entry.endsWith('.ts')) continue;
      const sources = systemSources(readFileSync(join(root, 'simulator', entry), 'utf8'));
      if (sources.length > 0) asked[`simulator/${entry.replaceAll('\\', '/')}`] = sources;
    }
    const allowed = Object.fromEntries(Object.entries(exceptions).map(([file, { sources }]) => [file, sources]));
    expect(asked).toEqual(allowed);
  });

  it.each([
    ['const t = Date.now();', 'Date.now'],
    ['const ask = options.real ?? Date.now;', 'Date.now'],
    ['const t = new Date().toISOString();', 'new Date()'],
    ['const t = Date();', 'Date()'],
    ['const x = globalThis.Math.random();', 'Math.random'],
    ['const t = performance.now();', 'performance.now'],
    ['const id = crypto.randomUUID();', 'crypto.randomUUID'],
    ["import { createHash, randomUUID as id } from 'node:crypto';", 'randomUUID of node:crypto'],
    ["import * as crypto from 'node:crypto';", '* of node:crypto'],
    ["import { performance } from 'node:perf_hooks';", 'performance of node:perf_hooks'],
  ])('are noticed in %s', (source, expected) => {
    expect(systemSources(source)).toEqual([expected]);
  });

  it.each([
    'const t = new Date(clock.nowMs()).toISOString();',
    'const t: Date = parse(text); // not Date.now()',
    "import { createHash, createHmac } from 'node:crypto';",
    'const now = clock.now();',
  ])('are not suspected in %s', (source) => {
    expect(systemSources(source)).toEqual([]);
  });
});
