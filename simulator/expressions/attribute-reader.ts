/** Reads an attribute of the source by its name. */
import type { SourceAttributes } from '../model/values.ts';
import { isList, type Value } from './values.ts';

/** An empty list is nothing: no directory holds one. What every object of JavaScript has is no attribute. */
export function attributeReader(name: string): (attributes: SourceAttributes) => Value {
  const mustBeOwn = name in Object.prototype;
  return (attributes) => {
    if (mustBeOwn && !Object.hasOwn(attributes, name)) return null;
    const value = attributes[name] ?? null;
    return isList(value) && value.length === 0 ? null : value;
  };
}
