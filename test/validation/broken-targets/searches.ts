/** Defects of searches and lists. */
import type { Defect } from './defect.ts';
import {
  answering,
  errorAnswer,
  instead,
  isGroup,
  isList,
  isSearch,
  type Json,
  jsonIn,
  queryOf,
  withAnswer,
  without,
  withQuery,
} from './mutations.ts';

/** Keeps of a found list what passes. */
function keeping(isKept: (resource: Json, filter: string) => boolean): Defect['breaks'] {
  return answering(isSearch, (answer, request) =>
    withAnswer(answer, (body) => {
      if (!Array.isArray(body.Resources)) return body;
      const Resources = body.Resources.filter((each: Json) => isKept(each, queryOf(request).get('filter') ?? ''));
      return { ...body, totalResults: Resources.length, Resources };
    }),
  );
}

const isEmptySearch = (body: Json | null) => body?.totalResults === 0;

export const searchDefects: readonly Defect[] = [
  {
    name: 'a search that finds nobody is answered with 404',
    rule: 'V-14, V-47, W-100',
    aims: ['Filter for a non-existing user', 'Filter for a non-existing group', 'Create_User_Test'],
    breaks: answering(isSearch, (answer) =>
      isEmptySearch(jsonIn(answer.body)) ? errorAnswer(404, 'Nobody was found.') : answer,
    ),
  },
  {
    name: 'a search that finds nobody is answered with everybody',
    rule: 'V-20, W-101',
    aims: ['Filter for a non-existing user', 'Filter for a non-existing group'],
    breaks: (next) => async (request) => {
      const answer = await next(request);
      if (!isSearch(request) || !isEmptySearch(jsonIn(answer.body))) return answer;
      return next(withQuery(request, (query) => query.delete('filter')));
    },
  },
  {
    name: 'filters compare with regard to case',
    rule: 'V-47, W-109',
    aims: ['Filter for an existing user with a different case', 'Filter for an existing group with a different case'],
    breaks: keeping((resource, filter) => {
      const [, attribute = '', value] = /^(\w+) eq "(.*)"$/.exec(filter) ?? [];
      return value === undefined || resource[attribute] === value;
    }),
  },
  {
    name: 'a plus sign in a query is not read as a space',
    rule: 'V-34, W-28',
    aims: ['Filter for an existing user', 'Filter for an existing group'],
    breaks: instead(
      (request) => isSearch(request) && /filter=[^&]*\+/.test(request.url),
      () => errorAnswer(400, 'The filter has no operator.'),
    ),
  },
  {
    name: 'a filter with parentheses in its value is refused',
    rule: 'V-08',
    aims: ['Create_Group_Test', 'Filter for an existing group'],
    breaks: instead(
      (request) => isSearch(request) && /[()]/.test(queryOf(request).get('filter') ?? ''),
      () => errorAnswer(400, 'Unbalanced filter.'),
    ),
  },
  {
    name: 'displayName of groups is not filterable',
    rule: 'V-20',
    aims: ['Empty filter on every matching attribute', 'Filter for an existing group'],
    breaks: instead(
      (request) => isSearch(request) && isGroup(request),
      () => errorAnswer(400, 'displayName is not filterable.'),
    ),
  },
  {
    name: 'a filter ends at an ampersand in its value',
    rule: 'W-28',
    aims: ['Signs in names'],
    breaks: (next) => (request) =>
      next(
        withQuery(request, (query) => {
          const [cut = '', lost] = (query.get('filter') ?? '').split('&');
          if (lost !== undefined) query.set('filter', `${cut}"`);
        }),
      ),
  },
  {
    name: 'disabled users are not found',
    rule: 'W-100, W-114',
    aims: ['Patch User - Disable User', 'Disable_User_Test'],
    breaks: keeping((resource) => resource.active !== false),
  },
  {
    name: 'totalResults is missing',
    rule: 'W-101',
    aims: ['Filter for an existing user', 'SCIM_User_Pagination_Test'],
    breaks: answering(isList, (answer) => withAnswer(answer, (body) => without(body, 'totalResults'))),
  },
  {
    name: 'totalResults counts the page',
    rule: 'W-116, test 21',
    aims: ['SCIM_User_Pagination_Test', 'SCIM_Group_Pagination_Test'],
    breaks: answering(isList, (answer) =>
      withAnswer(answer, (body) =>
        Array.isArray(body.Resources) ? { ...body, totalResults: body.Resources.length } : body,
      ),
    ),
  },
  {
    name: 'startIndex is ignored',
    rule: 'W-116, test 21',
    aims: ['SCIM_User_Pagination_Test', 'SCIM_Group_Pagination_Test', 'Page after the last'],
    breaks: (next) => (request) => next(withQuery(request, (query) => query.delete('startIndex'))),
  },
  {
    name: 'startIndex is not answered',
    rule: 'V-47, test 21',
    aims: ['SCIM_User_Pagination_Test', 'SCIM_Group_Pagination_Test'],
    breaks: answering(isList, (answer) => withAnswer(answer, (body) => without(body, 'startIndex'))),
  },
  {
    name: 'excludedAttributes is ignored',
    rule: 'V-47, W-89',
    aims: ['Get group by id excluding members', 'Filter for existing group excluding members'],
    breaks: (next) => (request) => next(withQuery(request, (query) => query.delete('excludedAttributes'))),
  },
];
