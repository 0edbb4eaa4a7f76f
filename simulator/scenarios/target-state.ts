/** The target's side of a scenario: what is in it, and what somebody does there past the provisioning service. */
import type { ObjectKind, ScimRequest } from '../model/exchange.ts';
import { judgeList } from '../scim/index.ts';
import { scenarioError } from './errors.ts';
import type { Step } from './scenario-shape.ts';
import type { Stage } from './stage.ts';

type InTarget = Extract<Step, { word: 'inTarget' }>['given'];
export type Resource = Record<string, unknown> & { id: string };

/** An answer, with its body read as far as it is JSON. */
async function ask(
  stage: Stage,
  request: Pick<ScimRequest, 'operation' | 'kind' | 'method' | 'path'> & { query?: string; body?: unknown },
): Promise<{ status: number; body: unknown; text: string }> {
  const { body, query = '', ...rest } = request;
  const { answer } = await stage.direct.send({
    ...rest,
    query,
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!('status' in answer)) return { status: 0, body: null, text: answer.message };
  return { status: answer.status, body: parsed(answer.body), text: answer.body };
}

const collection = (kind: ObjectKind) => `/${kind}s`;

/** A resource by its id; null when the target has none. Throws TARGET_REFUSED. */
export async function readResource(stage: Stage, kind: ObjectKind, id: string): Promise<Resource | null> {
  const path = `${collection(kind)}/${encodeURIComponent(id)}`;
  const { status, body, text } = await ask(stage, { operation: 'read', kind, method: 'GET', path });
  if (status === 404) return null;
  if (status === 200 && typeof body === 'object' && body !== null) return body as Resource;
  throw refused(`GET ${path}`, status, text);
}

/** Those a filter finds. Throws TARGET_REFUSED. */
export async function findResources(stage: Stage, kind: ObjectKind, filter: string): Promise<Resource[]> {
  const query = `filter=${encodeURIComponent(filter)}`;
  return (await list(stage, kind, query)).resources as Resource[];
}

/** How many there are, as the target counts them. Throws TARGET_REFUSED. */
export async function countResources(stage: Stage, kind: ObjectKind): Promise<number> {
  return (await list(stage, kind, 'startIndex=1&count=1')).totalResults;
}

async function list(stage: Stage, kind: ObjectKind, query: string) {
  const path = collection(kind);
  const { answer } = await stage.direct.send({ operation: 'list', kind, method: 'GET', path, query, body: null });
  const outcome = judgeList(answer);
  if (outcome.outcome === 'listed') return outcome;
  throw refused(`GET ${path}?${decodeURIComponent(query)}`, outcome.failure.status ?? 0, outcome.failure.reason);
}

/** Throws NOT_LINKED, TARGET_REFUSED. */
export async function changeInTarget(stage: Stage, given: InTarget): Promise<void> {
  if (given.delete !== undefined) {
    const { kind, path } = addressOf(stage, given.delete);
    await expectDone(`DELETE ${path}`, ask(stage, { operation: 'delete', kind, method: 'DELETE', path }));
  }
  if (given.change) {
    const { kind, path } = addressOf(stage, given.change.of);
    const body = {
      schemas: ['urn:ietf:params:scim:api:messages:2.0:PatchOp'],
      Operations: Object.entries(given.change.set).map(([attribute, value]) => ({
        op: 'replace',
        path: attribute,
        value: stage.filledIn(value),
      })),
    };
    await expectDone(`PATCH ${path}`, ask(stage, { operation: 'update', kind, method: 'PATCH', path, body }));
  }
  if (given.create) {
    const { kind, resource } = given.create;
    const path = collection(kind);
    const schemas = [`urn:ietf:params:scim:schemas:core:2.0:${kind}`];
    const body = { schemas, ...(stage.filledIn(resource) as object) };
    await expectDone(`POST ${path}`, ask(stage, { operation: 'create', kind, method: 'POST', path, body }));
  }
}

/** Deletes one that a run has made; what is gone already is fine. */
export async function removeResource(stage: Stage, kind: ObjectKind, id: string): Promise<void> {
  const path = `${collection(kind)}/${encodeURIComponent(id)}`;
  await ask(stage, { operation: 'delete', kind, method: 'DELETE', path });
}

function addressOf(stage: Stage, name: string): { kind: ObjectKind; path: string } {
  const { kind } = stage.actor(name);
  const id = stage.targetIdOf(name);
  if (id === null) throw scenarioError('NOT_LINKED', { name });
  return { kind, path: `${collection(kind)}/${encodeURIComponent(id)}` };
}

async function expectDone(what: string, asked: ReturnType<typeof ask>): Promise<void> {
  const { status, text } = await asked;
  if (status < 200 || status >= 300) throw refused(what, status, text);
}

function refused(what: string, status: number, text: string) {
  const shown = text.replace(/\s+/g, ' ').slice(0, 300);
  return scenarioError('TARGET_REFUSED', { what, status: status === 0 ? shown : `${status} ${shown}` });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
