/** SelectUniqueValue: the first value that the target doesn't use yet. */
import { evaluationFailure } from '../errors.ts';
import { type LazyFunction, optional, parameter, repeating } from '../function-definition.ts';
import { canonicalText, isNullOrEmpty } from '../values.ts';

export const selectUniqueValueFunction: LazyFunction = {
  name: 'SelectUniqueValue',
  kind: 'logic',
  parameters: [
    parameter('rule1', 'The value that is tried first'),
    parameter('rule2', 'The next'),
    parameter('rule', 'More of them, in turn', { ...optional, ...repeating }),
  ],
  doc: 'The first value that is not used in the target yet. Only at the top, only on creation, never for matching.',
  examples: [
    {
      expression:
        'SelectUniqueValue(Join("@", [mailNickname], "a.example"), Join("@", Append([mailNickname], "1"), "a.example"))',
      attributes: { mailNickname: 'ada' },
      result: 'ada@a.example',
    },
  ],
  rules: ['X-77', 'X-78', 'X-37'],
  isCurrent: true,
  compile: (rules) => (attributes, context) => {
    for (const rule of rules) {
      const value = rule?.evaluate(attributes, context);
      if (!isNullOrEmpty(value) && !context.isUsedInTarget?.(canonicalText(value))) return value;
    }
    throw evaluationFailure('SelectUniqueValue', 'Every value that its rules give is used in the target already.');
  },
};
