/** Pages of related objects, mixed in kind: members, groups of an object, direct reports, owners (G-124). */
import { parseSelect, type QueryOptions, wantsCount } from '../odata/index.ts';
import type { Page } from './answer.ts';
import { objectView } from './directory-object-view.ts';
import type { GraphOptions } from './graph-options.ts';
import { pageOf, rowsPage } from './list-pages.ts';

export const RELATION_OPTIONS = ['$filter', '$orderby', '$select', '$top', '$skiptoken', '$count'] as const;

interface Related {
  kind: 'User' | 'Group';
  id: string;
}

const filterable = [
  'id',
  'displayName',
  'mail',
  'userPrincipalName',
  'accountEnabled',
  'securityEnabled',
  'mailEnabled',
];

/** A big group is listed without looking at all its members, unless they are filtered or ordered. */
export function relatedPage(options: GraphOptions, related: readonly Related[], query: QueryOptions): Page<object> {
  const names = parseSelect(query.$select);
  const view = ({ kind, id }: Related) => objectView(options, kind, id, names);
  if (!query.$filter && !query.$orderby) {
    const { value, skipToken } = pageOf(related, query);
    return { value: value.map(view), skipToken, count: wantsCount(query.$count) ? related.length : undefined };
  }
  const compared = related.map((each) => ({ ...objectView(options, each.kind, each.id, filterable), related: each }));
  const page = rowsPage(compared, query, filterable);
  return { ...page, value: page.value.map(({ related }) => view(related)) };
}
