import type { FastifyRequest } from 'fastify';
import { describe, expect, it } from 'vitest';
import { failureText, loadScenario, runScenario, storyNames } from '../../simulator/scenarios/index.ts';
import { asBefore, type Break, customTarget } from './custom-target.ts';

const textOf = (request: FastifyRequest) => JSON.stringify(request.body ?? '');
const isPatch = (request: FastifyRequest, collection: string) =>
  request.method === 'PATCH' && request.url.startsWith(`/scim/${collection}/`);

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
