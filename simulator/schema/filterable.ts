/** Whether a target can filter on an attribute. Graph has no place for it, so it stands in the attribute's metadata. */
import type { AttributeDefinition, KeyValue } from '../model/schema.ts';

/** The key is ours; `"true"` or `"false"`, left out where nobody documents it. */
const FILTERABLE_KEY = 'provsim.Filterable';

export function filterableMetadata(filterable: boolean | undefined): KeyValue[] {
  return filterable === undefined ? [] : [{ key: FILTERABLE_KEY, value: String(filterable) }];
}

/** Null when nobody has said; such an attribute may be used for matching. */
export function filterableOf({ metadata }: Pick<AttributeDefinition, 'metadata'>): boolean | null {
  const stated = metadata.find(({ key }) => key === FILTERABLE_KEY)?.value;
  return stated === undefined ? null : stated === 'true';
}
