/** The flags of a restart (section 2.1 of the engine's rules, G-48). */
import { jobError } from './errors.ts';

const flags = [
  'None',
  'ConnectorDataStore',
  'Escrows',
  'Watermark',
  'QuarantineState',
  'Full',
  'ForceDeletes',
] as const;
export type ResetFlag = (typeof flags)[number];

/** What the portal's button and an empty scope stand for (E-201). */
const PORTAL: readonly ResetFlag[] = ['QuarantineState', 'Watermark', 'Escrows'];
/** Every reset, links included, but not `ForceDeletes`, which needs the links (E-202, C-2). */
const FULL: readonly ResetFlag[] = ['ConnectorDataStore', 'Escrows', 'Watermark', 'QuarantineState'];

/** Reads a comma-separated scope, in any case and with blanks. Throws RESET_SCOPE_INVALID. */
export function parseResetScope(text: string | null | undefined): ReadonlySet<ResetFlag> {
  const words = (text ?? '')
    .split(',')
    .map((word) => word.trim())
    .filter((word) => word !== '');
  if (words.length === 0) return new Set(PORTAL);
  const found = new Set<ResetFlag>();
  for (const word of words) {
    const flag = flags.find((candidate) => candidate.toLowerCase() === word.toLowerCase());
    if (!flag) throw jobError('RESET_SCOPE_INVALID', { given: word, known: flags });
    if (flag === 'Full') for (const each of FULL) found.add(each);
    else found.add(flag);
  }
  return found;
}
