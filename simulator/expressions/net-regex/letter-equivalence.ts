/**
 * Which letters are the same when case is ignored, by .NET's invariant culture: those with the same lower-case form,
 * character by character. Unlike JavaScript's and RE2's folding, `ſ` is no `s`, `İ` and `ı` are no `i`.
 */
import { lowerUnit } from '../letter-case.ts';

/** Units by their lower-case form, for those that share one. */
let families: Map<number, number[]> | null = null;

function familiesOf(): Map<number, number[]> {
  const found = new Map<number, number[]>();
  for (let unit = 0; unit <= 0xffff; unit++) {
    const folded = lowerUnit(unit);
    if (folded === unit) continue;
    const family = found.get(folded);
    if (family) family.push(unit);
    else found.set(folded, [folded, unit]);
  }
  return found;
}

/** All units that equal this one, itself included. */
export function equivalentUnits(unit: number): readonly number[] {
  families ??= familiesOf();
  return families.get(lowerUnit(unit)) ?? [unit];
}
