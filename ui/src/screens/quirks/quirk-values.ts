/** Values of quirks as they hold, are shown and typed. Pure. */
import type { ConnectionSettings, Quirk, QuirkDomain, QuirkValue } from '../../api/quirks.ts';
import { quirksTexts as texts } from '../../texts/quirks.ts';

/** Requests a second that a gallery endpoint must bear; the word `entra` stands for it (W-14). */
const ENTRA_RATE = 25;

/** What is set; numbers that are being typed are texts until they are saved. */
export type Deviations = Record<string, QuirkValue>;

export function dialectOf(given: Deviations, { withoutQuirk }: ConnectionSettings): string {
  return typeof given.dialect === 'string' ? given.dialect : withoutQuirk;
}

/** What is set over what is the default, without what is the default anyway. */
export function withQuirk(given: Deviations, quirk: Quirk, dialect: string, value: QuirkValue): Deviations {
  const { [quirk.name]: _before, ...others } = given;
  return value === quirk.defaults[dialect] ? others : { ...others, [quirk.name]: value };
}

export function problemOf({ domain }: Quirk, value: QuirkValue): string | null {
  if (typeof value !== 'string') return null;
  return readTyped(domain, value) === undefined ? sentenceOf(domain) : null;
}

/** As it is sent: a typed number becomes one. */
export function asSent(quirks: readonly Quirk[], given: Deviations): Deviations {
  return Object.fromEntries(
    Object.entries(given).map(([name, value]) => {
      const domain = quirks.find((quirk) => quirk.name === name)?.domain;
      const read = domain && typeof value === 'string' ? readTyped(domain, value) : value;
      return [name, read === undefined ? value : read];
    }),
  );
}

/** In a field. */
export function typedText({ domain }: Quirk, value: QuirkValue): string {
  return value === null && domain.type === 'rate' ? texts.none : String(value ?? '');
}

/** In a sentence. */
export function shownText(value: QuirkValue | undefined): string {
  if (value === null || value === undefined) return texts.none;
  if (value === '') return texts.empty;
  return typeof value === 'boolean' ? (value ? texts.on : texts.off) : String(value);
}

/** Undefined for what can't be. */
function readTyped(domain: QuirkDomain, text: string): QuirkValue | undefined {
  const trimmed = text.trim();
  switch (domain.type) {
    case 'integer':
      return wholeNumber(trimmed, domain.minimum, domain.maximum);
    case 'rate':
      if (trimmed.toLowerCase() === 'none' || trimmed === '') return null;
      return trimmed.toLowerCase() === 'entra' ? ENTRA_RATE : wholeNumber(trimmed, 1, 100_000);
    default:
      return text;
  }
}

function wholeNumber(text: string, minimum: number, maximum: number): number | undefined {
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= minimum && number <= maximum ? number : undefined;
}

function sentenceOf(domain: QuirkDomain): string {
  return domain.type === 'integer' ? texts.wholeNumber(domain.minimum, domain.maximum) : texts.rate;
}
