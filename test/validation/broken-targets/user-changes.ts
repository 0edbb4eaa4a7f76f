/** Defects of changing users. */
import type { Defect } from './defect.ts';
import {
  ENTERPRISE,
  errorAnswer,
  instead,
  isPatch,
  isUser,
  noContent,
  type Operation,
  operationsOf,
  patching,
  refusing,
  stored,
} from './mutations.ts';

const isActive = ({ path, value }: Operation) =>
  path === 'active' || (path === undefined && Object.hasOwn(Object(value), 'active'));
const isFalse = (value: unknown) => /^false$/i.test(String(Object(value).active ?? value));
const isManager = ({ path }: Operation) => path?.startsWith(`${ENTERPRISE}:manager`) === true;

export const userChangeDefects: readonly Defect[] = [
  {
    name: 'PATCH is not implemented',
    rule: 'V-20, W-104',
    aims: ['Update_User_Test', 'SCIM_User_Update_Test', 'SCIM_Group_Update_Test', 'Update_Group_Test'],
    breaks: instead(isPatch, () => errorAnswer(501, 'Use PUT.')),
  },
  {
    name: 'PATCH replaces the whole user',
    rule: 'W-104',
    aims: ['A PATCH leaves the rest'],
    breaks: (next) => async (request) => {
      if (!isPatch(request) || !isUser(request)) return next(request);
      const before = await stored(next, request);
      const answer = await next(request);
      if (answer.status >= 300) return answer;
      // What no operation names is lost: here the name and the title.
      const named = JSON.stringify(operationsOf(request));
      const lost = ['title', 'name'].filter((name) => before?.[name] !== undefined && !named.includes(`"${name}`));
      const Operations = lost.map((path) => ({ op: 'remove', path }));
      if (Operations.length === 0) return answer;
      const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
      const body = JSON.stringify({ schemas, Operations });
      return next({
        ...request,
        body,
        headers: { ...request.headers, 'content-length': `${Buffer.byteLength(body)}` },
      });
    },
  },
  {
    name: 'userName can not be changed',
    rule: 'test 2, B.1 7',
    aims: ['Update_User_Test', 'Update User userName'],
    breaks: refusing(
      400,
      ({ path, value }) => path === 'userName' || (path === undefined && Object.hasOwn(Object(value), 'userName')),
    ),
  },
  {
    name: 'an operation without path is ignored',
    rule: 'V-35',
    aims: ['Update User userName', 'Patch User - Replace Attributes (Verbose)', 'Update Group displayName'],
    breaks: patching((operations) => operations.filter(({ path }) => path !== undefined)),
  },
  {
    name: 'only the first operation of a PATCH is done',
    rule: 'W-64',
    aims: ['Update_User_Test', 'Patch User - Multiple Ops on different attributes'],
    breaks: patching((operations) => operations.slice(0, 1)),
  },
  {
    name: 'op is understood in lower case only',
    rule: 'W-115',
    aims: ['Update_User_Test', 'SCIM_User_Update_Test'],
    breaks: refusing(400, ({ op }) => op !== op.toLowerCase()),
  },
  {
    name: 'booleans as text are refused',
    rule: 'V-33, V-47, W-115',
    aims: ['Active as text', 'Disable_User_Test'],
    breaks: refusing(400, (operation) => isActive(operation) && typeof operation.value === 'string'),
  },
  {
    name: 'active is ignored',
    rule: 'test 3, W-114',
    aims: ['Disable_User_Test', 'Patch User - Disable User', 'Active as text'],
    breaks: patching((operations) => operations.filter((operation) => !isActive(operation))),
  },
  {
    name: 'a user who is disabled is deleted',
    rule: 'W-114, test 3',
    aims: ['Disable_User_Test', 'Patch User - Disable User'],
    breaks: (next) => async (request) => {
      if (!operationsOf(request).some((each) => isActive(each) && isFalse(each.value))) return next(request);
      const { authorization = '', host = '' } = request.headers;
      return next({ method: 'DELETE', url: request.url, headers: { authorization, host }, body: null });
    },
  },
  {
    name: 'a user who was disabled is not enabled again',
    rule: 'test 6',
    aims: ['Restore_User_Test', 'Active as text'],
    breaks: patching((operations) => operations.filter((each) => !isActive(each) || isFalse(each.value))),
  },
  {
    name: 'value paths are refused',
    rule: 'W-69',
    aims: ['Update_User_Test', 'SCIM_User_Update_Test', 'Patch User - Replace Attributes (Verbose)'],
    breaks: refusing(400, ({ path }, request) => isUser(request) && path?.includes('[') === true),
  },
  {
    name: 'a value path makes no item that is not there',
    rule: 'W-70',
    aims: ['Patch User - Add Attributes (Verbose)'],
    breaks: (next) => async (request) => {
      if (!operationsOf(request).some(({ path }) => path?.includes('['))) return next(request);
      const user = await stored(next, request);
      const isThere = ({ path = '' }: Operation) => {
        const [, list = '', type = ''] = /^(\w+)\[type eq "(\w+)"\]/.exec(path) ?? [];
        const items = user?.[list];
        return list === '' || (Array.isArray(items) && items.some((item: { type?: string }) => item.type === type));
      };
      return patching((operations) => operations.filter(isThere))(next)(request);
    },
  },
  {
    name: 'a path with the URN of an extension is refused',
    rule: 'W-69',
    aims: ['Update_User_Test', 'SCIM_User_Update_Test', 'SCIM_Update_Manager_Test'],
    breaks: refusing(400, ({ path }) => path?.startsWith('urn:') === true),
  },
  {
    name: 'null is refused',
    rule: 'V-47, test 16',
    aims: ['SCIM_Null_Update_Test'],
    breaks: refusing(400, ({ value }) => value === null),
  },
  {
    name: 'a manager as plain text is refused',
    rule: 'W-76, B.1 10',
    aims: ['Patch User - Add Manager', 'Patch User - Replace Manager'],
    breaks: refusing(400, (each) => each.path?.endsWith(':manager') === true && typeof each.value === 'string'),
  },
  {
    name: 'the manager can not be removed',
    rule: 'W-78, test 5',
    aims: ['User_Update_Manager_Test', 'SCIM_Update_Manager_Test', 'Patch User - Remove Manager'],
    breaks: (next) => async (request) =>
      operationsOf(request).some((each) => isManager(each) && (/^remove$/i.test(each.op) || !each.value))
        ? noContent()
        : next(request),
  },
];
