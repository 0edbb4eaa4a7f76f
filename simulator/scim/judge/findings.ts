/** Collects oddities of one answer: each kind once, and looked-up names that were in the wrong case. */
import type { Finding } from '../../model/values.ts';
import { heldKey, type JsonObject } from '../member.ts';

const RECEIVED_SHOWN_CHARACTERS = 200;

export class Findings {
  #list: Finding[] = [];

  /** `message` is the same for every object, so that the same oddity counts once. */
  add(rule: string, message: string, subject: string, received: unknown): void {
    if (
      this.#list.some((finding) => finding.rule === rule && finding.message === message && finding.subject === subject)
    )
      return;
    const text = typeof received === 'string' ? received : (JSON.stringify(received) ?? 'nothing');
    const short = text.length > RECEIVED_SHOWN_CHARACTERS ? `${text.slice(0, RECEIVED_SHOWN_CHARACTERS)}…` : text;
    this.#list.push({ rule, message, subject, received: short });
  }

  /** The value under a name; another case is noted and accepted. */
  get(object: JsonObject, name: string): unknown {
    const key = heldKey(object, name);
    if (key === null) return undefined;
    if (key !== name) {
      this.add(
        'M-38',
        `The attribute ${name} is answered in another case; Entra writes and expects it as ${name}.`,
        name,
        key,
      );
    }
    return object[key];
  }

  get list(): readonly Finding[] {
    return this.#list;
  }
}
