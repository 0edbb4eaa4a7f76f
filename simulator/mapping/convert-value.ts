/** Canonical text into the JSON that a target attribute's type asks for (M-07, M-40). Pure. */
import { canonicalText, isList, isNothing, type Value } from '../expressions/index.ts';
import type { AttributeDefinition } from '../model/schema.ts';
import type { TargetValue } from '../model/values.ts';

export interface Conversion {
  name: string;
  type: AttributeDefinition['type'];
  multivalued: boolean;
  /** Role objects flow as they are; without a role function an assignment is its JSON text. */
  keepsObjects: boolean;
}

/** Null: there is nothing to send. */
export type Converted = { value: TargetValue | null } | { errorCode: string; message: string };

export function convertValue(value: Value, conversion: Conversion): Converted {
  if (isList(value)) return convertList(value, conversion);
  const one = convertOne(value, conversion);
  if (!conversion.multivalued || 'errorCode' in one || one.value === null) return one;
  return { value: [one.value] };
}

function convertList(list: readonly Value[], conversion: Conversion): Converted {
  const items = list.filter((item) => !isNothing(item));
  // A list without items is left out (W-58).
  if (items.length === 0) return { value: null };
  if (!conversion.multivalued) {
    if (items.length === 1) return convertOne(items[0], conversion);
    return {
      errorCode: 'SchemaPropertyCanOnlyAcceptValue',
      message: `${items.length} values were given, but '${conversion.name}' takes one. Choose one with Item or Join, or make the target attribute multi-valued.`,
    };
  }
  const converted: TargetValue[] = [];
  for (const item of items) {
    const one = convertOne(item, conversion);
    if ('errorCode' in one) return one;
    converted.push(one.value as TargetValue);
  }
  return { value: converted };
}

const INTEGER = /^\s*[+-]?\d+\s*$/;
const BASE_64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/;

function convertOne(value: Value, { name, type, keepsObjects }: Conversion): Converted {
  if (keepsObjects && typeof value === 'object' && value !== null) return { value: value as TargetValue };
  const text = canonicalText(value);
  switch (type) {
    case 'Boolean': {
      const lower = text.toLowerCase();
      if (lower === 'true' || lower === 'false') return { value: lower === 'true' };
      return doesNotFit(text, name, type, 'True or False');
    }
    case 'Integer': {
      const number = Number(text);
      if (INTEGER.test(text) && Number.isSafeInteger(number)) return { value: number };
      return doesNotFit(text, name, type, 'an integer');
    }
    case 'Binary':
      return BASE_64.test(text) ? { value: text } : doesNotFit(text, name, type, 'base 64');
    default:
      return { value: text };
  }
}

function doesNotFit(text: string, name: string, type: string, wanted: string): Converted {
  return {
    errorCode: 'InternalError',
    message: `The value '${text}' doesn't fit '${name}', which is of type ${type}: expected ${wanted}.`,
  };
}
