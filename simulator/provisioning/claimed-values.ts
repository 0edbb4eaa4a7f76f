/**
 * The values that SelectUniqueValue chose for the objects of a cycle, by attribute: objects in flight ask the target
 * before it has the accounts of the others, so what one of them was given no other may take.
 */
import type { ObjectKind } from '../model/exchange.ts';

export interface UniqueValue {
  kind: ObjectKind;
  attribute: string;
  text: string;
  caseExact: boolean;
}

export class ClaimedValues {
  readonly #holders = new Map<string, string>();

  /** False when another source object was given the value before. */
  claim({ kind, attribute, text, caseExact }: UniqueValue, sourceId: string): boolean {
    const key = JSON.stringify([kind, attribute, caseExact ? text : text.toLowerCase()]);
    const holder = this.#holders.get(key) ?? sourceId;
    this.#holders.set(key, holder);
    return holder === sourceId;
  }
}
