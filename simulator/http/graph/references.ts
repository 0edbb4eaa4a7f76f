/** `@odata.id` and `@odata.bind`: an address that ends in an object's id. The host isn't looked at (G-118). */
import { graphError } from './errors.ts';

/** Throws REFERENCE_INVALID. */
export function idInReference(reference: string): string {
  const last = reference.split('?')[0]?.replace(/\/+$/, '').split('/').at(-1) ?? '';
  const keyed = /\('(.*)'\)$/.exec(last)?.[1] ?? last;
  const id = decodeURIComponent(keyed).toLowerCase();
  if (id === '' || /[\s:]/.test(id)) throw graphError('REFERENCE_INVALID', { given: reference.slice(0, 300) });
  return id;
}
