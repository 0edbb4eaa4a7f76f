/** Writes a scenario as the text of its file: YAML with a heading, short things on one line. Pure. */
import { Document, isCollection, isMap, isPair, isSeq, visit } from 'yaml';
import type { Written } from './cast.ts';
import type { WrittenStep } from './configuration.ts';

const WIDTH = 120;
/** Collections whose JSON is no longer than this stand on one line. */
const SHORT = 90;

export interface WrittenScenario {
  /** Lines above everything else. */
  heading: readonly string[];
  head: Written;
  steps: readonly WrittenStep[];
}

export function scenarioText({ heading, head, steps }: WrittenScenario): string {
  const document = new Document({ ...head, steps: merged(steps).map(stepValue) });
  visit(document, {
    Collection: (_key, node, path) => {
      if (isFrame(path) || !isCollection(node)) return;
      const text = JSON.stringify(node.toJSON());
      if ((isMap(node) || isSeq(node)) && text.length <= SHORT && !text.includes('\\n')) node.flow = true;
    },
  });
  const body = document.toString({ lineWidth: WIDTH, flowCollectionPadding: true });
  return `${heading.map((line) => `# ${line}`).join('\n')}\n${body}`;
}

/** The file itself, its list of steps and each step keep lines of their own. `path` leads to the collection. */
function isFrame(path: readonly unknown[]): boolean {
  const [, , pair] = path;
  return path.length <= 2 || (path.length <= 4 && isPair(pair) && String(pair.key) === 'steps');
}

function stepValue({ word, given }: WrittenStep): unknown {
  return given === null && word !== 'token' ? word : { [word]: given };
}

/** Changes of others right after one another are one step; so are additions. */
function merged(steps: readonly WrittenStep[]): WrittenStep[] {
  const result: WrittenStep[] = [];
  for (const step of steps) {
    const before = result.at(-1);
    const both = before && before.word === step.word ? together(before, step) : null;
    if (both) result[result.length - 1] = both;
    else result.push(step);
  }
  return result;
}

function together({ word, given: first }: WrittenStep, { given: second }: WrittenStep): WrittenStep | null {
  switch (word) {
    case 'change': {
      const names = Object.keys(second as Written);
      return names.some((name) => name in (first as Written))
        ? null
        : { word, given: { ...(first as Written), ...(second as Written) } };
    }
    case 'delete':
    case 'restore':
    case 'unassign':
      return { word, given: [first, second].flat() };
    case 'assign': {
      const isPlain = (given: unknown) => typeof given === 'string' || Array.isArray(given);
      return isPlain(first) && isPlain(second) ? { word, given: [first, second].flat() } : null;
    }
    default:
      return null;
  }
}
