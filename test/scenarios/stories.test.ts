import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { failureText, loadScenario, runScenario, storyNames } from '../../simulator/scenarios/index.ts';
import { asBefore, type Break, customTarget } from './custom-target.ts';

const textOf = (request: FastifyRequest) => JSON.stringify(request.body ?? '');
const isPatch = (request: FastifyRequest, collection: string) =>
  request.method === 'PATCH' && request.url.startsWith(`/scim/${collection}/`);

/** Of the patches of a group that come within a moment only the last one counts, as when each writes back what it read. */
function withoutLock(): Break {
  const lastOf = new Map<string, number>();
  return async (request, reply) => {
    if (!isPatch(request, 'Groups')) return undefined;
    const turn = (lastOf.get(request.url) ?? 0) + 1;
    lastOf.set(request.url, turn);
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (lastOf.get(request.url) === turn) return undefined;
    reply.code(204);
    return '';
  };
}

/** Lets five users in and no more. */
function throttlingForEver(): Break {
  let created = 0;
  return (request, reply) => {
    if (request.method !== 'POST' || ++created <= 5) return undefined;
    reply.code(429);
    return { status: '429' };
  };
}

/** For each story: a target broken in the way it tells, and what is said of it. */
const broken: Record<string, { how: string; breakIt?: Break; takesAnyToken?: true; said: RegExp[] }> = {
  'first-sync': {
    how: 'forgets the members it is sent',
    breakIt: (request, reply) => {
      if (!isPatch(request, 'Groups')) return undefined;
      reply.code(204);
      return '';
    },
    said: [/target\.groups\[0\]/, /members are missing: ada, bob/],
  },
  'joiner-mover-leaver': {
    how: 'answers a PATCH with success and changes nothing',
    breakIt: async (request, _reply, app) =>
      isPatch(request, 'Users') ? (await asBefore(app, 'GET', request.url)).payload : undefined,
    said: [/title: expected "Researcher", got "Designer"/, /ignores a PATCH/],
  },
  'quarantine-by-token': {
    how: 'takes any token',
    takesAnyToken: true,
    said: [/A refused token quarantines/, /state: expected "Failed", got "Succeeded"/, /should answer 401/],
  },
  rename: {
    how: "doesn't let userName be changed",
    breakIt: (request, reply) => {
      if (!isPatch(request, 'Users') || !textOf(request).includes('userName')) return undefined;
      reply.code(400);
      return { status: '400', scimType: 'mutability', detail: 'userName can not be changed' };
    },
    said: [/state: expected "Succeeded", got "EntryLevelErrors"/, /doesn't let it be changed/],
  },
  'stale-link': {
    how: 'answers an id that is gone with an empty account',
    breakIt: async (request, _reply, app) => {
      const [, id] = /^\/scim\/Users\/([^?]+)/.exec(request.url) ?? [];
      if (request.method !== 'GET' || id === undefined) return undefined;
      return (await asBefore(app, 'GET', request.url)).statusCode === 404 ? { id, userName: 'x' } : undefined;
    },
    said: [/The 404 makes the service match anew/, /status: expected 404, got 200/],
  },
  'quarantine-by-share': {
    how: 'refuses one of the users for ever',
    breakIt: (request, reply) => {
      if (request.method !== 'POST' || !textOf(request).includes('larry.schimmel')) return undefined;
      reply.code(500);
      return { status: '500' };
    },
    said: [/lifts the quarantine/, /failures: expected 0, got 1/, /still refuses users/],
  },
  'twenty-eight-days': {
    how: 'takes any token',
    takesAnyToken: true,
    said: [/After 27 days the job is still tried/, /code: expected "Quarantine", got "Active"/, /should answer 401/],
  },
  'accidental-deletion': {
    how: 'answers a deactivation with success and leaves the account active',
    breakIt: async (request, _reply, app) =>
      isPatch(request, 'Users') && textOf(request).includes('active')
        ? (await asBefore(app, 'GET', request.url)).payload
        : undefined,
    said: [/active: expected false, got true/, /leaves the account active/],
  },
  'concurrent-group-patches': {
    how: 'adds members without a lock',
    breakIt: withoutLock(),
    said: [/target\.groups\[0\]: the account of team: these members are missing/, /without a lock/],
  },
  'dialect-comparison': {
    how: 'understands no Remove with a list of values',
    breakIt: (request, reply) => {
      if (!isPatch(request, 'Groups') || !textOf(request).includes('"op":"Remove"')) return undefined;
      reply.code(204);
      return '';
    },
    said: [/of variant legacy/, /these are members and shouldn't be/, /one of the two dialects only/],
  },
  'manager-later': {
    how: 'does not keep a manager',
    breakIt: (request, reply) => {
      if (!isPatch(request, 'Users') || !textOf(request).includes(':manager')) return undefined;
      reply.code(204);
      return '';
    },
    said: [/the manager is set/, /doesn't keep it/],
  },
  duplicate: {
    how: 'compares names with regard to case',
    breakIt: (request) =>
      request.method === 'GET' && request.url.includes('ada.reyes%40')
        ? { schemas: ['urn:ietf:params:scim:api:messages:2.0:ListResponse'], totalResults: 0, Resources: [] }
        : undefined,
    said: [/found and completed, not created a second time/, /compares names with regard to case/],
  },
  throttling: {
    how: 'goes on refusing whom it has refused',
    breakIt: throttlingForEver(),
    said: [/tries the failed ones again/, /expected 4 like .*"status":201.*got|nearest of/s, /goes on refusing/],
  },
  'restore-within-30-days': {
    how: 'deletes an account that is deactivated',
    breakIt: async (request, reply, app) => {
      if (!isPatch(request, 'Users') || !/"active","value":"False"/.test(textOf(request))) return undefined;
      await asBefore(app, 'DELETE', request.url);
      reply.code(204);
      return '';
    },
    said: [/expected 2, the target has 0/, /only to be deactivated/],
  },
};

const names = await storyNames();

describe('the shipped stories', () => {
  it('each have a way to break them', () => {
    expect(Object.keys(broken).sort()).toEqual(names);
  });

  it.each(names)('%s is as told, with the built-in sample app as target', async (name) => {
    const result = await runScenario(await loadScenario(name));
    expect(result.passed ? '' : failureText(result)).toBe('');
  });

  it.each(names)('%s fails when the target is broken in the way it tells, and names the cause', async (name) => {
    const { said, ...defect } = broken[name] as (typeof broken)[string];
    const scenario = await loadScenario(name);
    const whole = await customTarget();
    expect((await runScenario(scenario, { target: whole })).passed).toBe(true);
    const result = await runScenario(scenario, { target: await customTarget(defect) });
    expect(result.passed).toBe(false);
    for (const part of said) expect(failureText(result)).toMatch(part);
  });
});
