/**
 * An expression tried out for the page's builder: what is wrong with it and where, and its value for an object, step
 * by step. A mistake in it is an answer, no error. Pure.
 */
import {
  asExpressionError,
  compileExpression,
  type EvaluationContext,
  type ExpressionResult,
  explainTree,
  positionIn,
  visit,
} from '../../expressions/index.ts';
import type { AttributeDefinition } from '../../model/schema.ts';
import type { Finding, SourceAttributes } from '../../model/values.ts';
import { problemOfSource } from '../../schema/index.ts';

/** A value told apart from no value and from "leave the attribute alone"; null when it failed. */
export type Flow = 'value' | 'nothing' | 'notFlowed' | null;

export interface TriedStep {
  expression: string;
  offset: number;
  flow: Flow;
  result: string | string[] | null;
  error: string | null;
}

export interface ExpressionDiagnostic {
  severity: 'error' | 'warning';
  message: string;
  rule: string | null;
  /** Where in the text, in UTF-16 units; null when it concerns the whole. */
  from: number | null;
  to: number | null;
}

export interface TriedExpression {
  diagnostics: ExpressionDiagnostic[];
  /** In the order in which they were done, the whole last; empty without an object. */
  steps: TriedStep[];
  /** Attributes that the expression reads, with what the object has. */
  used: { name: string; value: string | string[] | null }[];
}

export interface TrialSurroundings {
  attributes: SourceAttributes | null;
  /** Attributes of the source object; null checks no names. */
  definitions: readonly AttributeDefinition[] | null;
  context: EvaluationContext;
}

export function tryExpression(text: string, { attributes, definitions, context }: TrialSurroundings): TriedExpression {
  try {
    const compiled = compileExpression(text);
    const findings: Finding[] = [...compiled.lint];
    const steps = attributes
      ? explainTree(compiled.tree, attributes, { ...context, onFinding: (finding) => findings.push(finding) })
      : [];
    const names = new Map(definitions?.map((definition) => [definition.name, definition]));
    const diagnostics = [...new Map(findings.map((finding) => [finding.message, finding])).values()].map(
      ({ rule, message }): ExpressionDiagnostic => ({ severity: 'warning', message, rule, from: null, to: null }),
    );
    visit(compiled.tree, (node) => {
      const problem = node.type === 'attribute' && definitions ? problemOfSource(node.name, names) : null;
      if (problem === null) return;
      const from = node.offset;
      const { line, column } = positionIn(text, from);
      const message = `${problem} (line ${line}, column ${column})`;
      diagnostics.push({ severity: 'error', message, rule: null, from, to: endOfWord(text, from) });
    });
    return {
      diagnostics,
      steps: steps.map(({ expression, offset, result, error }) => ({
        expression,
        offset,
        flow: error === null ? flowOf(result) : null,
        result: result ?? null,
        error,
      })),
      used: attributes
        ? compiled.attributeNames.map((name) => ({ name, value: attributeOf(name, attributes, context) }))
        : [],
    };
  } catch (error) {
    const { message, position } = asExpressionError(error);
    const from = position?.offset ?? null;
    const to = from === null ? null : endOfWord(text, from);
    return { diagnostics: [{ severity: 'error', message, rule: null, from, to }], steps: [], used: [] };
  }
}

const WORD = /\[[^\]]*\]?|"(?:\\.|[^"\\])*"?|[\p{L}_][\p{L}\p{Nd}_]*|<>|<=|>=|./suy;

/** The end of the name, attribute, text or sign that begins there: what is marked is a whole word. */
function endOfWord(text: string, from: number): number {
  WORD.lastIndex = from;
  return from + (WORD.exec(text)?.[0].length ?? 0);
}

function flowOf(result: ExpressionResult): Flow {
  return result === undefined ? 'notFlowed' : result === null ? 'nothing' : 'value';
}

function attributeOf(name: string, attributes: SourceAttributes, context: EvaluationContext): string | string[] | null {
  return explainTree({ type: 'attribute', name, offset: 0 }, attributes, context).at(-1)?.result ?? null;
}
