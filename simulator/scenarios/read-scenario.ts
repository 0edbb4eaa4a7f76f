/**
 * Reads a scenario file: YAML, then its form, then the names in it. All problems are told at once, each with its line
 * and column.
 */
import { Compile } from 'typebox/compile';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { nearest } from '../expressions/index.ts';
import { checkMeaning, type Report } from './check-scenario.ts';
import { type ScenarioProblem, scenarioError } from './errors.ts';
import { formProblems, type Path } from './form-problems.ts';
import {
  bareSteps,
  HeadShape,
  type Scenario,
  type Step,
  type StepName,
  stepNames,
  stepShapes,
} from './scenario-shape.ts';

const head = Compile(HeadShape);

/** Throws SCENARIO_INVALID with every problem. `file` names it in messages. */
export function readScenario(text: string, file: string): Scenario {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const problems: ScenarioProblem[] = [];
  const reportAt = (offset: number, message: string) => {
    const { line, col } = lines.linePos(offset);
    problems.push({ line: Math.max(1, line), column: Math.max(1, col), message });
  };
  for (const error of document.errors) reportAt(error.pos[0], error.message);
  const offsetOf = (path: Path): number => {
    for (let length = path.length; length >= 0; length--) {
      const key = keyAt(document, path.slice(0, length));
      if (key !== null) return key;
      const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return node.range[0];
    }
    return 0;
  };
  const report: Report = (path, message) => reportAt(offsetOf(path), message);

  if (problems.length > 0) throw scenarioError('SCENARIO_INVALID', { file, problems });
  const given: unknown = document.toJS();
  if (!head.Check(given)) {
    for (const problem of formProblems(HeadShape, given)) report(problem.path, problem.message);
  }
  const scenario = (typeof given === 'object' && given !== null ? given : {}) as Partial<Scenario>;
  const steps = (Array.isArray(scenario.steps) ? scenario.steps : []).flatMap((step: unknown, index) => {
    const read = readStep(step, ['steps', index], report);
    return read ? [{ ...read, line: lines.linePos(offsetOf(['steps', index])).line } as Step] : [];
  });
  if (problems.length === 0) checkMeaning({ ...(scenario as Scenario), steps, file }, report);
  if (problems.length > 0) {
    problems.sort((a, b) => a.line - b.line || a.column - b.column);
    throw scenarioError('SCENARIO_INVALID', { file, problems });
  }
  return { ...(scenario as Scenario), steps, file };
}

/** The offset of a key, which says more than that of its value; null for items of lists. */
function keyAt(document: ReturnType<typeof parseDocument>, path: Path): number | null {
  const key = path.at(-1);
  if (typeof key !== 'string') return null;
  const parent = path.length === 1 ? document.contents : document.getIn(path.slice(0, -1), true);
  if (!parent || typeof parent !== 'object' || !('items' in parent)) return null;
  for (const item of parent.items as { key?: unknown }[]) {
    const found = item.key;
    if (isNode(found) && 'value' in found && found.value === key && found.range) return found.range[0];
  }
  return null;
}

function readStep(step: unknown, path: Path, report: Report): { word: StepName; given: unknown } | null {
  const bare = typeof step === 'string' ? step : null;
  if (bare !== null && (bareSteps as readonly string[]).includes(bare)) {
    return { word: bare as StepName, given: null };
  }
  const words = typeof step === 'object' && step !== null && !Array.isArray(step) ? Object.keys(step) : [];
  const word = bare ?? words[0];
  if (word === undefined || words.length > 1) {
    const found = words.length > 1 ? `${words.length} words: ${words.join(', ')}` : 'none';
    report(path, `A step is one word with what it is given, such as 'assign: ada'. Found ${found}.`);
    return null;
  }
  if (!(stepNames as string[]).includes(word)) {
    const meant = nearest(word, stepNames);
    report(
      path,
      `There is no step '${word}'.${meant ? ` Did you mean '${meant}'?` : ` Known: ${stepNames.join(', ')}.`}`,
    );
    return null;
  }
  if (bare !== null) {
    report(path, `The step '${word}' needs to be told what: '${word}: …'.`);
    return null;
  }
  const given = (step as Record<string, unknown>)[word];
  const shape = stepShapes[word as StepName];
  const found = formProblems(shape, given);
  for (const problem of found) report([...path, word, ...problem.path], problem.message);
  return found.length > 0 ? null : { word: word as StepName, given };
}
