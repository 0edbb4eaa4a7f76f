/** The mapping language for CodeMirror: colours, completion of functions and attributes, brackets. */
import {
  type Completion,
  type CompletionContext,
  type CompletionResult,
  snippetCompletion,
} from '@codemirror/autocomplete';
import { HighlightStyle, StreamLanguage, syntaxHighlighting } from '@codemirror/language';
import type { Extension } from '@codemirror/state';
import { tokens } from '@fluentui/react-components';
import { tags } from '@lezer/highlight';
import type { LanguageFunction } from '../../api/schema.ts';
import { builderTexts as texts } from '../../texts/mapping.ts';

const language = StreamLanguage.define<{ isInString: boolean }>({
  name: 'entra-expression',
  startState: () => ({ isInString: false }),
  token: (stream, state) => {
    if (state.isInString || stream.peek() === '"') {
      if (!state.isInString) stream.next();
      state.isInString = true;
      for (let next = stream.next(); next; next = stream.next()) {
        if (next === '\\') stream.next();
        else if (next === '"') {
          state.isInString = false;
          break;
        }
      }
      return 'string';
    }
    if (stream.eatSpace()) return null;
    if (stream.match(/^\[[^\]]*\]?/)) return 'propertyName';
    if (stream.match(/^[A-Za-z_]\w*(?=\s*\()/)) return 'keyword';
    if (stream.match(/^-?\d+(\.\d+)?/)) return 'number';
    if (stream.match(/^[A-Za-z_]\w*/)) return 'atom';
    stream.next();
    return 'punctuation';
  },
  languageData: { closeBrackets: { brackets: ['(', '[', '"'] } },
});

/** Fluent's colours are CSS variables, so that one style serves both themes. */
const colours = HighlightStyle.define([
  { tag: tags.keyword, color: tokens.colorBrandForeground1, fontWeight: '600' },
  { tag: tags.propertyName, color: tokens.colorPaletteBerryForeground1 },
  { tag: tags.string, color: tokens.colorPaletteGreenForeground1 },
  { tag: [tags.number, tags.atom], color: tokens.colorPaletteMarigoldForeground1 },
  { tag: tags.punctuation, color: tokens.colorNeutralForeground2 },
]);

export const expressionLanguage: Extension = [language, syntaxHighlighting(colours)];

/** Functions anywhere outside a string; attributes inside brackets, and by their names outside. */
export function completions(
  functions: readonly LanguageFunction[],
  attributes: readonly string[],
): (context: CompletionContext) => CompletionResult | null {
  const offeredFunctions = functions.map(functionCompletion);
  const offeredAttributes = attributes.map(
    (name): Completion => ({ label: `[${name}]`, type: 'property', boost: -1, apply: `[${name}]` }),
  );
  return (context) => {
    const bracket = context.matchBefore(/\[[^\]"]*/);
    if (bracket) {
      // The closing bracket that was put in with the opening one is replaced as well.
      const to = context.state.sliceDoc(context.pos, context.pos + 1) === ']' ? context.pos + 1 : context.pos;
      return { from: bracket.from, to, options: offeredAttributes, filter: true };
    }
    const word = context.matchBefore(/\w+/);
    if (!word && !context.explicit) return null;
    return { from: word?.from ?? context.pos, options: [...offeredFunctions, ...offeredAttributes], validFor: /^\w*$/ };
  };
}

function functionCompletion({ name, signature, doc, parameters, examples, isCurrent }: LanguageFunction): Completion {
  const required = parameters.filter((parameter) => parameter.required);
  const template = `${name}(${required.map((parameter) => `\${${parameter.name}}`).join(', ')})`;
  return snippetCompletion(template, {
    label: name,
    type: 'function',
    boost: isCurrent ? 1 : -2,
    info: () => infoOf(signature, doc, parameters, examples),
  });
}

function infoOf(
  signature: string,
  doc: string,
  parameters: LanguageFunction['parameters'],
  examples: LanguageFunction['examples'],
): Node {
  const element = document.createElement('div');
  const add = (tag: string, text: string) => {
    const child = document.createElement(tag);
    child.textContent = text;
    element.append(child);
  };
  add('strong', signature);
  add('p', doc);
  for (const { name, doc: about, type, required } of parameters) {
    add('div', `${name} · ${type}${required ? '' : `, ${texts.optional}`}: ${about}`);
  }
  const [example] = examples;
  if (example) add('code', `${example.expression} → ${JSON.stringify(example.result)}`);
  return element;
}
