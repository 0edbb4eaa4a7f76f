/** Reads a ListResponse (W-100, W-101, W-102). */
import type { ObjectKind, ScimResource, ScimResponse } from '../../model/exchange.ts';
import { heldKey, isJsonObject, type JsonObject } from '../member.ts';
import { LIST_RESPONSE } from '../urns.ts';
import type { Findings } from './findings.ts';
import { readJson } from './json-body.ts';
import { readResource } from './resource.ts';

export interface ListReading {
  resources: ScimResource[];
  totalResults: number;
  startIndex: number;
}

/** `why` says what makes it unreadable. */
export function readList(response: ScimResponse, findings: Findings): ListReading | { why: string } {
  const list = readJson(response.body);
  if (list === undefined) return { why: 'It is not JSON.' };
  if (!isJsonObject(list)) return { why: 'It is not a ListResponse but a bare value.' };
  const totalResults = readTotal(list, findings);
  if (totalResults === null) return { why: 'It is not a ListResponse: totalResults is missing.' };
  const given = findings.get(list, 'Resources') ?? (totalResults === 0 ? missingResources(findings) : undefined);
  if (!Array.isArray(given)) return { why: 'It is not a ListResponse: Resources is not a list.' };
  const resources: ScimResource[] = [];
  for (const item of given) {
    const reading = readResource(item, findings);
    if ('why' in reading) return reading;
    resources.push(reading.resource);
  }
  checkFrame(list, resources.length, totalResults, findings);
  return { resources, totalResults, startIndex: Number(findings.get(list, 'startIndex') ?? 1) || 1 };
}

/** A group was asked for without its members (W-30, W-91, W-108). */
export function checkMembersExcluded(resource: ScimResource, kind: ObjectKind | null, findings: Findings): void {
  if (kind === 'User' || heldKey(resource, 'members') === null) return;
  const members = findings.get(resource, 'members');
  if (!Array.isArray(members) || members.length === 0) return;
  const message = 'A group is answered with its members although excludedAttributes=members was asked for.';
  findings.add('W-108', message, 'members', `${members.length} members`);
}

function readTotal(list: JsonObject, findings: Findings): number | null {
  const total = findings.get(list, 'totalResults');
  if (typeof total === 'number') return total;
  if (typeof total !== 'string' || !/^\d+$/.test(total)) return null;
  findings.add('W-101', 'totalResults is a text; it has to be a number.', 'totalResults', total);
  return Number(total);
}

function missingResources(findings: Findings): unknown[] {
  findings.add('W-101', 'An empty ListResponse has no Resources; answer an empty list.', 'Resources', 'nothing');
  return [];
}

function checkFrame(list: JsonObject, count: number, totalResults: number, findings: Findings): void {
  const schemas = findings.get(list, 'schemas');
  if (!Array.isArray(schemas) || !schemas.includes(LIST_RESPONSE)) {
    findings.add('W-101', 'A list is answered without the schema of a ListResponse.', 'schemas', schemas);
  }
  if (totalResults < count) {
    const message = 'totalResults is smaller than the number of Resources.';
    findings.add('W-101', message, 'totalResults', `${totalResults} for ${count}`);
  }
  for (const name of ['startIndex', 'itemsPerPage']) {
    const value = findings.get(list, name);
    if (value !== undefined && typeof value !== 'number') {
      findings.add('W-101', `${name} is not a number.`, name, value);
    }
  }
}
