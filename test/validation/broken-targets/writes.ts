/** Defects of creating and deleting. */
import type { ScimResponse } from '../../../simulator/model/exchange.ts';
import type { Defect } from './defect.ts';
import {
  answering,
  ENTERPRISE,
  errorAnswer,
  idIn,
  instead,
  isPost,
  isUser,
  noContent,
  operationsOf,
  showing,
  withBody,
  without,
} from './mutations.ts';

const isCreated = ({ status }: ScimResponse) => status === 201;
const isDelete = ({ method }: { method: string }) => method === 'DELETE';

export const writeDefects: readonly Defect[] = [
  {
    name: 'POST answers 200',
    rule: 'W-103, B.1 1',
    aims: ['Create a new User', 'Create a new Group'],
    breaks: answering(isPost, (answer) => (isCreated(answer) ? { ...answer, status: 200 } : answer)),
  },
  {
    name: 'POST answers 201 without a body',
    rule: 'W-103',
    aims: ['Create a new User', 'SCIM_User_Create_Test', 'SCIM_Group_Create_Test', 'Create_User_Test'],
    breaks: answering(isPost, (answer) => (isCreated(answer) ? { ...answer, body: '' } : answer)),
  },
  {
    name: 'a duplicate is answered with 500',
    rule: 'W-107, B.1 2',
    aims: ['Create a duplicate User', 'Create a duplicate Group'],
    breaks: answering(isPost, (answer) => (answer.status === 409 ? errorAnswer(500, 'Unique constraint.') : answer)),
  },
  {
    name: 'the enterprise extension is dropped',
    rule: 'W-112, test 2',
    aims: ['Update_User_Test', 'Create a new User', 'User_Update_Manager_Test', 'SCIM_Update_Manager_Test'],
    breaks: (next) => async (request) => {
      const operations = operationsOf(request);
      if (operations.length > 0) {
        const kept = operations
          .filter(({ path }) => !path?.startsWith(ENTERPRISE))
          .map((operation) => {
            const { path, value } = operation;
            if (path !== undefined || typeof value !== 'object' || value === null) return operation;
            const left = Object.entries(value).filter(([name]) => !name.startsWith(ENTERPRISE));
            return { ...operation, value: Object.fromEntries(left) };
          });
        return kept.length === 0 ? noContent() : next(withBody(request, (body) => ({ ...body, Operations: kept })));
      }
      return next(isPost(request) ? withBody(request, (body) => without(body, ENTERPRISE)) : request);
    },
  },
  {
    name: 'externalId is not kept',
    rule: 'W-111',
    aims: ['Create a new User', 'Update_User_Test', 'SCIM_User_Update_Test', 'SCIM_Group_Update_Test'],
    breaks: showing((resource) => without(resource, 'externalId')),
  },
  {
    name: 'the id of a user is made of userName, and changes with it',
    rule: 'W-102, W-123',
    aims: ['Update User userName', 'Update_User_Test'],
    breaks: (next) => {
      const gone = new Set<string>();
      return async (request) => {
        const id = idIn(request);
        if (id !== null && gone.has(id) && !isDelete(request)) return errorAnswer(404, 'There is no such user.');
        const renames = operationsOf(request).some(
          ({ path, value }) => path === 'userName' || (path === undefined && Object.hasOwn(Object(value), 'userName')),
        );
        const answer = await next(request);
        if (renames && id !== null && answer.status < 300) gone.add(id);
        return answer;
      };
    },
  },
  {
    name: 'DELETE is not implemented',
    rule: 'V-47, W-105',
    aims: ['Delete_User_Test', 'Delete_Group_Test', 'Restore_Group_Test', 'Delete a User', 'Delete a Group'],
    breaks: instead(isDelete, () => errorAnswer(501, 'Nothing is ever deleted here.')),
  },
  {
    name: 'DELETE of a user only disables',
    rule: 'V-47, test 4',
    aims: ['Delete_User_Test', 'Delete a User'],
    breaks: (next) => async (request) => {
      if (!isDelete(request) || !isUser(request)) return next(request);
      const schemas = ['urn:ietf:params:scim:api:messages:2.0:PatchOp'];
      const body = JSON.stringify({ schemas, Operations: [{ op: 'replace', path: 'active', value: false }] });
      const headers = {
        ...request.headers,
        'content-type': 'application/scim+json',
        'content-length': `${Buffer.byteLength(body)}`,
      };
      const { status } = await next({ ...request, method: 'PATCH', headers, body });
      return status === 404 ? errorAnswer(404, 'There is no such user.') : noContent();
    },
  },
  {
    name: 'DELETE of what is not there is answered with 204',
    rule: 'W-105, B.2',
    aims: [
      'Delete the same User twice',
      'Delete a non-existent User',
      'Delete the same Group twice',
      'Delete a non-existent Group',
    ],
    breaks: answering(isDelete, (answer) => (answer.status === 404 ? noContent() : answer)),
  },
];
