/**
 * Takes secrets out of everything that is recorded: the token, the client's secret, and their text wherever an
 * endpoint echoes it, also percent-encoded or as it stands in JSON.
 */

import { escapeSegment, wellFormed } from '../compose/address.ts';
import { encodeForFilter } from '../compose/filter-query.ts';

export const REDACTED = '[redacted]';

/** Shorter texts are part of any body, so that hiding them would hide nothing and spoil everything. */
const SHORTEST_CHARACTERS = 4;
/** A secret this long isn't part of anybody's data by chance. */
const UNMISTAKABLE_CHARACTERS = 16;
/** Tokens that are renewed: the last few may still be on their way back. */
const TOKENS_KEPT = 4;

export class Redactor {
  #fixed: string[] = [];
  #tokens: string[][] = [];

  /** Keeps a secret for good. */
  add(secret: string): void {
    this.#fixed.push(...formsOf(secret));
  }

  /** Keeps a token until newer ones have come. */
  addToken(token: string): void {
    this.#tokens.push(formsOf(token));
    if (this.#tokens.length > TOKENS_KEPT) this.#tokens.shift();
  }

  /** The same text when there is nothing to hide. */
  redact(text: string): string {
    let clean = text;
    for (const form of this.#fixed) clean = without(clean, form);
    for (const forms of this.#tokens) for (const form of forms) clean = without(clean, form);
    return clean;
  }

  /** Only what can't be data: what the judges read must not be changed by a secret such as `test`. */
  redactUnmistakable(text: string): string {
    let clean = text;
    const remove = (form: string): void => {
      if (form.length >= UNMISTAKABLE_CHARACTERS) clean = without(clean, form);
    };
    this.#fixed.forEach(remove);
    for (const forms of this.#tokens) forms.forEach(remove);
    return clean;
  }
}

/** As it is, in JSON, in JSON that is quoted in JSON, and as each part of an address encodes it. */
function formsOf(secret: string): string[] {
  if (secret.length < SHORTEST_CHARACTERS) return [];
  const encoded = encodeURIComponent(wellFormed(secret));
  const inForm = new URLSearchParams({ s: secret }).toString().slice(2);
  const inFilter = [false, true].map((strict) => encodeForFilter(secret, strict));
  const inJson = JSON.stringify(secret).slice(1, -1);
  const inQuotedJson = JSON.stringify(inJson).slice(1, -1);
  return [...new Set([secret, inJson, inQuotedJson, encoded, inForm, escapeSegment(secret), ...inFilter])];
}

function without(text: string, form: string): string {
  return text.includes(form) ? text.split(form).join(REDACTED) : text;
}
