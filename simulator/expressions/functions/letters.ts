/** Functions on letters: their case and their marks. */
import { evaluationFailure } from '../errors.ts';
import { optional, parameter, type StrictFunction } from '../function-definition.ts';
import { type CaseRules, lower, upper } from '../letter-case.ts';
import { canonicalText as text, type Value } from '../values.ts';
import { normalizeDiacritics } from './diacritics.ts';
import { properCase } from './proper-case.ts';

const source = parameter('source', 'The text');
const culture = parameter('culture', 'Name of a culture, such as tr-TR; invariant when not given', optional);

/** Names that were looked up: the question is a slow one. */
const knownRules = new Map<string, CaseRules | null>();

function rulesOf(functionName: string, given: Value): CaseRules {
  const name = text(given);
  if (name === '') return 'invariant';
  let rules = knownRules.get(name);
  if (rules === undefined) {
    rules = lookUp(name);
    if (knownRules.size < 1000) knownRules.set(name, rules);
  }
  if (rules) return rules;
  throw evaluationFailure(functionName, `'${name}' is no known culture; give a name such as en-US, or nothing.`);
}

function lookUp(name: string): CaseRules | null {
  try {
    const [locale] = Intl.DateTimeFormat.supportedLocalesOf(name);
    return locale ? (/^(?:tr|az)\b/i.test(locale) ? 'turkish' : 'other') : null;
  } catch {
    // Not the form of a culture's name: the same answer as for one that nobody knows.
    return null;
  }
}

export const letterFunctions: readonly StrictFunction[] = [
  {
    name: 'NormalizeDiacritics',
    kind: 'text',
    parameters: [source],
    doc: 'Letters with marks become plain ones.',
    examples: [{ expression: 'NormalizeDiacritics([givenName])', attributes: { givenName: 'Zoë' }, result: 'Zoe' }],
    rules: ['X-71', 'X-108', 'X-109'],
    isCurrent: true,
    call: ([value]) => normalizeDiacritics(text(value)),
  },
  {
    name: 'PCase',
    kind: 'text',
    parameters: [source, parameter('wordSeparators', 'Characters that part words', optional)],
    doc: 'The first character of each word upper, the others lower.',
    examples: [
      {
        expression: 'PCase([name])',
        attributes: { name: 'PABLO GONSALVES (SECOND)' },
        result: 'Pablo Gonsalves (Second)',
      },
      { expression: `PCase([name]," '-")`, attributes: { name: "PINTO-DE'SILVA" }, result: "Pinto-De'Silva" },
    ],
    rules: ['X-72', 'X-112'],
    isCurrent: true,
    call: ([value, separators]) => properCase(text(value), separators === undefined ? null : text(separators)),
  },
  {
    name: 'ToLower',
    kind: 'text',
    parameters: [source, culture],
    doc: 'The text in lower case.',
    examples: [
      {
        expression: 'ToLower([userPrincipalName], )',
        attributes: { userPrincipalName: 'John.Doe@Contoso.com' },
        result: 'john.doe@contoso.com',
      },
    ],
    rules: ['X-85', 'X-15'],
    isCurrent: true,
    call: ([value, name]) => lower(text(value), rulesOf('ToLower', name)),
  },
  {
    name: 'ToUpper',
    kind: 'text',
    parameters: [source, culture],
    doc: 'The text in upper case.',
    examples: [{ expression: 'ToUpper([city])', attributes: { city: 'Straße' }, result: 'STRAßE' }],
    rules: ['X-85'],
    isCurrent: true,
    call: ([value, name]) => upper(text(value), rulesOf('ToUpper', name)),
  },
];
