/**
 * How many evaluations of a typical expression (three nested calls, compiled once) one core does in a second, beside a
 * plain property read in the same loop.
 */

import { chance } from '../../dist/simulator/chance.js';
import { compileExpression } from '../../dist/simulator/expressions/index.js';
import { median } from './harness/figures.mjs';

const ROUNDS = 7;
const EVALUATIONS = 1_000_000;
const expression = 'ToLower(Append(Join(".", [givenName], [surname]), "@woodgrove.example"))';
const attributes = { givenName: 'Ada', surname: 'Reyes' };
const compiled = compileExpression(expression);
const context = { nowMs: 0, chance: chance(1, 'bench') };

/**
 * Calls a second of processor time, which other programs on the machine don't take away from.
 * @param {() => { length: number }} work
 */
function rateOf(work) {
  let kept = 0;
  const began = process.cpuUsage();
  for (let i = 0; i < EVALUATIONS; i++) kept += work().length;
  const { user, system } = process.cpuUsage(began);
  const seconds = (user + system) / 1e6;
  if (kept === 0) throw new Error('Nothing was evaluated.');
  return EVALUATIONS / seconds;
}

const evaluated = [];
const read = [];
for (let round = 0; round <= ROUNDS; round++) {
  const evaluation = rateOf(() => String(compiled.evaluate(attributes, context)));
  const reading = rateOf(() => attributes.givenName);
  // The first round warms the machine up.
  if (round > 0) {
    evaluated.push(evaluation);
    read.push(reading);
  }
}
const [evaluations, reads] = [median(evaluated), median(read)];
console.log(`expression: ${expression}`);
console.log(`evaluations a second: ${Math.round(evaluations).toLocaleString('en-US')}`);
console.log(
  `plain property reads a second: ${Math.round(reads).toLocaleString('en-US')} (an evaluation costs ${(reads / evaluations).toFixed(0)} reads)`,
);
