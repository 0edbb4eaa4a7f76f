/** Canonical text into the JSON that a target attribute's type asks for (M-40). Pure. */
import { canonicalText, isList, isNothing, type Value } from '../expressions/index.ts';
import type { AttributeDefinition } from '../model/schema.ts';
import type { TargetValue } from '../model/values.ts';

export type Converted =
  /** Null: there is nothing to send. `text` is what a query asks for. */
  { value: TargetValue | null; text: string } | { errorCode: string; message: string };

export function convertValue(value: Value, definition: AttributeDefinition | undefined, name: string): Converted {
  const type = definition?.type ?? 'String';
  if (isList(value)) {
    const items = value.filter((item) => !isNothing(item));
    if (definition?.multivalued) {
      if (items.length === 0) return { value: null, text: '' };
      const converted: TargetValue[] = [];
      for (const item of items) {
        const one = convertOne(item, type, name);
        if ('errorCode' in one) return one;
        converted.push(one.value as TargetValue);
      }
      return { value: converted, text: items.map(canonicalText).join(',') };
    }
    if (items.length > 1) {
      return {
        errorCode: 'SchemaPropertyCanOnlyAcceptValue',
        message: `${items.length} values were given, but '${name}' takes one. Choose one with Item or Join, or make the target attribute multi-valued.`,
      };
    }
    return items.length === 0 ? { value: null, text: '' } : convertOne(items[0], type, name);
  }
  const one = convertOne(value, type, name);
  if (!definition?.multivalued || 'errorCode' in one || one.value === null) return one;
  return { value: [one.value], text: one.text };
}

function convertOne(value: Value, type: AttributeDefinition['type'], name: string): Converted {
  if (typeof value === 'object' && value !== null) return { value: value as TargetValue, text: canonicalText(value) };
  const text = canonicalText(value);
  const doesNotFit = (wanted: string): Converted => ({
    errorCode: 'InternalError',
    message: `The value '${text}' doesn't fit '${name}', which is of type ${type}: expected ${wanted}.`,
  });
  switch (type) {
    case 'Boolean': {
      const lower = text.toLowerCase();
      return lower === 'true' || lower === 'false' ? { value: lower === 'true', text } : doesNotFit('True or False');
    }
    case 'Integer': {
      const number = Number(text);
      return /^\s*[+-]?\d+\s*$/.test(text) && Number.isSafeInteger(number)
        ? { value: number, text }
        : doesNotFit('an integer');
    }
    case 'Binary':
      return /^[A-Za-z0-9+/]*={0,2}$/.test(text) ? { value: text, text } : doesNotFit('base 64');
    default:
      return { value: text, text };
  }
}
