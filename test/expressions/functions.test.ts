import { describe, expect, it } from 'vitest';
import { evaluateExpression, functionTable } from '../../simulator/expressions/index.ts';

const options = { defaultDomain: 'woodgrove.example' };

for (const { name, signature, examples, rules } of functionTable) {
  describe(`${signature} (${rules.join(', ')})`, () => {
    for (const { expression, attributes, now, result } of examples) {
      it(`${expression} of ${JSON.stringify(attributes)} gives ${result instanceof RegExp ? result : JSON.stringify(result)}`, () => {
        const found = evaluateExpression(expression, attributes, { ...options, ...(now ? { now } : {}) });
        if (result instanceof RegExp) expect(found).toMatch(result);
        else expect(found).toEqual(result);
      });
    }

    if (name === 'Error') {
      it('fails with its message', () => {
        expect(() => evaluateExpression('Error("no manager")', {})).toThrow(/'Error\.' no manager/);
      });
      return;
    }

    it('has a documented example', () => {
      expect(examples.length).toBeGreaterThan(0);
    });
  });
}
