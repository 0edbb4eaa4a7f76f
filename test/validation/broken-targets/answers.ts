/** Defects of the form of answers, of discovery, of the token and of load. */
import type { Defect } from './defect.ts';
import {
  answering,
  ENTERPRISE,
  errorAnswer,
  instead,
  isUser,
  type Json,
  pathOf,
  showing,
  withAnswer,
  without,
} from './mutations.ts';

const AT_A_TIME = 5;

export const answerDefects: readonly Defect[] = [
  {
    name: 'answers are application/json',
    rule: 'W-110',
    aims: ['Content type and meta of answers'],
    breaks: answering(
      () => true,
      (answer) =>
        answer.body === '' ? answer : { ...answer, headers: { ...answer.headers, 'content-type': 'application/json' } },
    ),
  },
  {
    name: 'resources have no schemas',
    rule: 'W-113',
    aims: ['Content type and meta of answers'],
    breaks: showing((resource) => without(resource, 'schemas')),
  },
  {
    name: 'the id is a number',
    rule: 'W-102',
    aims: ['Create a new User', 'SCIM_User_Create_Test', 'SCIM_Group_Create_Test'],
    breaks: (next) => {
      const numbers = new Map<string, string>();
      const numberOf = (id: unknown) => {
        const held = numbers.get(String(id)) ?? String(7_000_000 + numbers.size);
        numbers.set(String(id), held);
        return Number(held);
      };
      const shown = showing((resource) => ({ ...resource, id: numberOf(resource.id) }))(next);
      return (request) => {
        let { url, body } = request;
        for (const [id, number] of numbers) {
          url = url.replaceAll(number, id);
          body = body?.replaceAll(number, id) ?? null;
        }
        const headers =
          body === null ? request.headers : { ...request.headers, 'content-length': `${Buffer.byteLength(body)}` };
        return shown({ ...request, url, body, headers });
      };
    },
  },
  {
    name: 'active is answered as text',
    rule: 'V-47, W-112, test 3',
    aims: ['Disable_User_Test', 'Active as text', 'Patch User - Disable User'],
    breaks: showing((resource) => ('active' in resource ? { ...resource, active: String(resource.active) } : resource)),
  },
  {
    name: 'emails are a list of texts',
    rule: 'W-112',
    aims: ['Update_User_Test', 'SCIM_User_Update_Test', 'Create a new User'],
    breaks: showing((resource) =>
      Array.isArray(resource.emails)
        ? { ...resource, emails: resource.emails.map((each: Json) => each.value) }
        : resource,
    ),
  },
  {
    name: 'the manager is answered as a text',
    rule: 'W-112',
    aims: ['SCIM_Update_Manager_Test', 'Patch User - Add Manager'],
    breaks: showing((resource) => {
      const extension = resource[ENTERPRISE] as Json | undefined;
      const manager = extension?.manager as Json | undefined;
      return manager ? { ...resource, [ENTERPRISE]: { ...extension, manager: manager.value } } : resource;
    }),
  },
  {
    name: 'telephone numbers are answered without spaces',
    rule: 'W-111',
    aims: ['Update_User_Test'],
    breaks: showing((resource) =>
      Array.isArray(resource.phoneNumbers)
        ? {
            ...resource,
            phoneNumbers: resource.phoneNumbers.map((each: Json) => ({
              ...each,
              value: String(each.value).replaceAll(' ', ''),
            })),
          }
        : resource,
    ),
  },
  {
    name: 'errors are pages of HTML',
    rule: 'W-106, V-37',
    aims: ['Errors'],
    breaks: answering(
      () => true,
      (answer) =>
        answer.status >= 400 ? { ...answer, headers: { 'content-type': 'text/html' }, body: '<h1>Oops</h1>' } : answer,
    ),
  },
  {
    name: 'the status in errors is a number',
    rule: 'V-37',
    aims: ['Errors'],
    breaks: answering(
      () => true,
      (answer) => (answer.status >= 400 ? withAnswer(answer, (body) => ({ ...body, status: answer.status })) : answer),
    ),
  },
  {
    name: 'the token is not looked at',
    rule: 'V-20, W-21',
    aims: ['Wrong token'],
    breaks: (next) => (request) => next({ ...request, headers: { ...request.headers, authorization: 'Bearer right' } }),
  },
  {
    name: 'there is no ServiceProviderConfig',
    rule: 'V-20, V-45',
    aims: ['Service provider configuration'],
    breaks: instead(
      (request) => pathOf(request) === '/ServiceProviderConfig',
      () => errorAnswer(404, 'There is no such page.'),
    ),
  },
  {
    name: '/Schemas leaves the enterprise extension out',
    rule: 'V-18, V-47',
    aims: ['Schema_Discoverability_Test'],
    breaks: answering(
      (request) => pathOf(request) === '/Schemas',
      (answer) =>
        withAnswer(answer, (body) => ({
          ...body,
          Resources: (body.Resources as Json[]).filter(({ id }) => id !== ENTERPRISE),
        })),
    ),
  },
  {
    name: 'more than five requests at a time are refused',
    rule: 'V-20, V-45',
    aims: ['25 requests a second'],
    breaks: (next) => {
      let underWay = 0;
      return async (request) => {
        if (!isUser(request) || request.method !== 'GET') return next(request);
        if (underWay >= AT_A_TIME) return errorAnswer(429, 'Too many requests.');
        underWay++;
        try {
          return await next(request);
        } finally {
          underWay--;
        }
      };
    },
  },
];
