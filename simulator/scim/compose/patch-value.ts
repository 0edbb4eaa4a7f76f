/** How a value is written in a PATCH (W-70, W-71, W-125). */
import type { TargetValue } from '../../model/values.ts';
import type { WireSettings } from '../settings/wire-settings.ts';

type ValueSettings = Pick<WireSettings, 'patchValues' | 'wrappedValues'>;

/** A single value: text in the legacy dialect, wrapped in the one of 2018. */
export function singleValue(value: TargetValue, settings: ValueSettings): TargetValue | object {
  const written = settings.patchValues === 'text' ? asText(value) : value;
  return settings.wrappedValues ? [{ $ref: null, value: written }] : written;
}

/** The elements of a multi-valued attribute, each an object with a `value`; objects stay what they are. */
export function listValue(value: TargetValue, settings: ValueSettings): object[] {
  const items = Array.isArray(value) ? (value as readonly TargetValue[]) : [value];
  return items.map((item) => {
    if (typeof item === 'object') return item as object;
    const written = settings.patchValues === 'text' ? asText(item) : item;
    return settings.wrappedValues ? { $ref: null, value: written } : { value: written };
  });
}

/** Booleans become `True` and `False`, numbers their digits; objects are left alone. */
function asText(value: TargetValue): TargetValue {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return typeof value === 'number' ? String(value) : value;
}
