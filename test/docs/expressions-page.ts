/** The page of the mapping language, made from the table that drives the evaluator. */
import { functionTable, type TableFunction } from '../../simulator/expressions/index.ts';

const kinds: readonly { kind: TableFunction['kind']; title: string }[] = [
  { kind: 'text', title: 'Text' },
  { kind: 'logic', title: 'Conditions and choices' },
  { kind: 'list', title: 'Lists' },
  { kind: 'number', title: 'Numbers' },
  { kind: 'date', title: 'Dates' },
  { kind: 'role', title: 'Roles' },
  { kind: 'generator', title: 'Clock, chance, tenant' },
];

export function expressionsPage(): string {
  return [
    '# The mapping language',
    '',
    'An expression is a function with its arguments, an attribute in brackets, or a text in double quotation marks:',
    '`Join(" ", [givenName], [surname])`. Names mind case. Arguments that are not given are left empty between commas.',
    'Try one with `provsim evaluate EXPRESSION --attributes JSON`, with `--explain` step by step.',
    '',
    'This page is made from the table that drives the evaluator; `npx vitest run test/docs -u` writes it anew.',
    '',
    ...kinds.flatMap(({ kind, title }) => [
      `## ${title}`,
      '',
      ...functionTable.filter((each) => each.kind === kind).flatMap(section),
    ]),
  ].join('\n');
}

function section({ signature, doc, parameters, examples, isCurrent }: TableFunction): string[] {
  return [
    `### ${signature.replace(/[[\]]/g, '\\$&')}`,
    '',
    isCurrent ? doc : `${doc} Not in the current list of functions: accepted with a warning.`,
    '',
    ...parameters.map(
      ({ name, doc: meaning, required }) => `- \`${name}\`${required ? '' : ' (optional)'}: ${meaning}`,
    ),
    ...(parameters.length > 0 ? [''] : []),
    ...examples.flatMap(({ expression, attributes, now, result }) => {
      const given = Object.keys(attributes).length > 0 ? ` with \`${JSON.stringify(attributes)}\`` : '';
      const at = now ? ` at ${now}` : '';
      const shown =
        result instanceof RegExp
          ? 'for example a text of that form'
          : result === undefined
            ? 'not flowed'
            : `\`${JSON.stringify(result)}\``;
      return [`    ${expression}`, '', `${given}${at} gives ${shown}`.trim(), ''];
    }),
  ];
}
