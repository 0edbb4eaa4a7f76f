/** One exchange as a curl command that sends the same bytes; the token comes from a variable. */
import type { Exchange } from '../../model/exchange.ts';

/** What curl makes by itself. */
const COMPUTED = new Set(['Host', 'Content-Length']);

/** For a POSIX shell; set PROVSIM_TOKEN first. */
export function toCurl({ method, url, requestHeaders, requestBody }: Exchange): string {
  const lines = [`curl -sS -i -X ${method} ${quoted(url)}`, `-H ${quoted('User-Agent:')}`];
  if (requestHeaders.Accept === undefined) lines.push(`-H ${quoted('Accept:')}`);
  for (const [name, value] of Object.entries(requestHeaders)) {
    if (name === 'Authorization') lines.push(`-H "Authorization: ${value.split(' ', 1)[0]} $PROVSIM_TOKEN"`);
    else if (!COMPUTED.has(name)) lines.push(`-H ${quoted(`${name}: ${value}`)}`);
  }
  if (requestBody !== null) lines.push(`--data-binary ${quoted(requestBody)}`);
  return lines.join(' \\\n  ');
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
