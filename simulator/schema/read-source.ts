/**
 * The source of an attribute mapping: its text and its structured form say the same thing, and either is enough
 * (G-76, G-77, M-47, X-89). What says everything is kept as it is; what is missing is filled in; where the two
 * disagree the text counts, because scripts edit that and leave the structure, and a finding tells it.
 */
import { type ExpressionTree, fromSource, isComparator, parseExpression, toSource } from '../expressions/index.ts';
import type { AttributeMappingSource, SourceType } from '../model/schema.ts';
import type { LooseObject } from './loose-object.ts';

/** As deep as expressions may be nested. */
const DEEPEST_PARAMETERS = 200;

/** A source as stated: null for what isn't there, which is not the same as an empty constant. */
interface Stated {
  given: LooseObject;
  expression: string;
  name: string | null;
  type: SourceType | null;
  parameters: { given: LooseObject; key: string; value: Stated }[];
}

export function readSource(given: LooseObject): AttributeMappingSource {
  const stated = readStated(given, 0);
  const { expression, name, type } = stated;
  const tree = treeOf(stated);
  if (tree === null) {
    return given.withUnknownKeys({ expression, name: name ?? '', type: type ?? 'Function', parameters: [] });
  }
  const whole = toSource(tree.tree);
  if (agrees(whole, stated)) return fill(whole, { ...stated, expression: tree.text });
  given.report.findings.push({
    rule: 'G-77',
    message: 'expression and structure of the source disagree; the expression counts',
    subject: given.path,
    received: expression,
  });
  return given.withUnknownKeys({ ...whole, expression: tree.text || whole.expression });
}

function readStated(given: LooseObject, depth: number): Stated {
  const isTooDeep = depth >= DEEPEST_PARAMETERS && given.has('parameters');
  if (isTooDeep) {
    given.report.problems.push({ path: given.path, message: `nested more than ${DEEPEST_PARAMETERS} deep` });
  }
  return {
    given,
    expression: given.text('expression', ''),
    name: given.textOrNull('name'),
    type: given.choice<SourceType, null>('type', ['Attribute', 'Constant', 'Function'], null),
    parameters: isTooDeep
      ? []
      : given.objects('parameters', (parameter) => ({
          given: parameter,
          key: parameter.text('key', ''),
          value: readStated(parameter.object('value'), depth + 1),
        })),
  };
}

/** The tree, and the text that it was read from if it was; null when it can't be read, which is noted. */
function treeOf(stated: Stated): { tree: ExpressionTree; text: string } | null {
  const { given, expression, name, type } = stated;
  if (expression === '' && name === null) {
    const message = 'a source needs an expression, or a type and a name';
    given.report.problems.push({ path: given.path, message });
    return null;
  }
  try {
    return { tree: expression === '' ? fromSource(plain(stated)) : parseExpression(expression), text: expression };
  } catch (error) {
    // Literals written without their brackets or quotation marks.
    if (type === 'Attribute' && name) return { tree: { type: 'attribute', name, offset: 0 }, text: '' };
    if (type === 'Constant') {
      return { tree: { type: 'constant', value: name ?? expression, written: 'string', offset: 0 }, text: '' };
    }
    given.report.problems.push({ path: `${given.path}.expression`, message: (error as Error).message });
    return null;
  }
}

/** A name without a type is an attribute's, the first of Graph's three. */
function plain({ expression, name, type, parameters }: Stated): AttributeMappingSource {
  return {
    expression,
    name: name ?? '',
    type: type ?? 'Attribute',
    parameters: parameters.map(({ key, value }) => ({ key, value: plain(value) })),
  };
}

/**
 * Whether what is stated fits what the text says. Keys of parameters aren't compared: not all that the service uses
 * are known. Nor is the structured form of a comparison, which nobody documents.
 */
function agrees(whole: AttributeMappingSource, { name, type, parameters }: Stated): boolean {
  if (isComparison(whole)) return type !== 'Attribute';
  if (type !== null && type !== whole.type) return false;
  if (name !== null && name !== whole.name) return false;
  if (parameters.length === 0) return true;
  return (
    parameters.length === whole.parameters.length &&
    parameters.every(({ value }, place) =>
      agrees((whole.parameters[place] as { value: AttributeMappingSource }).value, value),
    )
  );
}

function isComparison({ type, name }: AttributeMappingSource): boolean {
  return type === 'Function' && isComparator(name);
}

/** The stated source with what it leaves out taken from the whole one. */
function fill(whole: AttributeMappingSource, stated: Stated): AttributeMappingSource {
  const { given, expression, name, type, parameters } = stated;
  // A comparison in a form of somebody else's stays in it.
  if (isComparison(whole) && type !== null && (type !== whole.type || name !== whole.name)) return asStated(stated);
  return given.withUnknownKeys({
    expression: expression || whole.expression,
    name: name ?? whole.name,
    type: type ?? whole.type,
    parameters:
      parameters.length === 0
        ? whole.parameters
        : parameters.map((parameter, place) =>
            parameter.given.withUnknownKeys({
              key: parameter.key,
              value: fillParameter(whole.parameters[place], parameter.value),
            }),
          ),
  });
}

function fillParameter(whole: AttributeMappingSource['parameters'][number] | undefined, stated: Stated) {
  return whole ? fill(whole.value, stated) : asStated(stated);
}

function asStated({ given, expression, name, type, parameters }: Stated): AttributeMappingSource {
  return given.withUnknownKeys({
    expression,
    name: name ?? '',
    type: type ?? 'Function',
    parameters: parameters.map(({ given: parameter, key, value }) =>
      parameter.withUnknownKeys({ key, value: asStated(value) }),
    ),
  });
}
