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
      const message = node.type === 'attribute' && definitions ? problemOfSource(node.name, names) : null;
      if (node.type !== 'attribute' || message === null) return;
      const to = node.offset + node.name.length + 2;
      diagnostics.push({ severity: 'error', message, rule: null, from: node.offset, to });
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
    const to = from === null ? null : Math.min(text.length, from + 1);
    return { diagnostics: [{ severity: 'error', message, rule: null, from, to }], steps: [], used: [] };
  }
}

function flowOf(result: ExpressionResult): Flow {
  return result === undefined ? 'notFlowed' : result === null ? 'nothing' : 'value';
}

function attributeOf(name: string, attributes: SourceAttributes, context: EvaluationContext): string | string[] | null {
  return explainTree({ type: 'attribute', name, offset: 0 }, attributes, context).at(-1)?.result ?? null;
}
