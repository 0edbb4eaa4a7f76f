/** Users or groups, as addresses name them. */
import type { MappedKind } from '../../api/schema.ts';

export function kindOfPath(text: string | undefined): MappedKind {
  return text === 'groups' ? 'Group' : 'User';
}
