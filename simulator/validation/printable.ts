/** Text that an endpoint may have had a part in, as a terminal or a report can take it. */

/** Signs that a terminal obeys; tabs and line breaks stay. */
const CONTROL = /[^\P{Cc}\t\n\r]/gu;

export function printable(text: string): string {
  return text.replace(CONTROL, '\ufffd');
}
