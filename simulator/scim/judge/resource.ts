/**
 * Reads one resource of an answer and holds it to what the service can deserialize (W-102, W-112, W-113). What it
 * can't makes the whole object fail; what it puts up with becomes a finding.
 */
import type { ScimResource } from '../../model/exchange.ts';
import { isJsonObject, type JsonObject } from '../member.ts';
import type { Findings } from './findings.ts';

/** Lists of objects in the core schemas; anything else in their place can't be read (W-112). */
const OBJECT_LISTS = ['emails', 'phoneNumbers', 'addresses', 'ims', 'roles', 'members'];
const TEXTS = [
  'userName',
  'externalId',
  'displayName',
  'nickName',
  'title',
  'userType',
  'preferredLanguage',
  'locale',
  'timezone',
];

export type ResourceReading = { resource: ScimResource } | { why: string };

export function readResource(value: unknown, findings: Findings): ResourceReading {
  if (!isJsonObject(value)) return { why: 'The resource is not a JSON object.' };
  const why = shapeFault(value, findings);
  if (why !== null) return { why };
  const id = readId(value, findings);
  if (id === null) return { why: 'The resource has no id.' };
  checkFrame(value, findings);
  return { resource: value.id === id ? (value as ScimResource) : { ...value, id } };
}

/** Null when there is none; a number is taken as text. */
function readId(resource: JsonObject, findings: Findings): string | null {
  const id = findings.get(resource, 'id');
  if (typeof id === 'string' && id !== '') return id;
  if (typeof id !== 'number') return null;
  findings.add('W-102', 'The id of a resource is a number; SCIM wants a text.', 'id', id);
  return String(id);
}

function shapeFault(resource: JsonObject, findings: Findings): string | null {
  for (const key in resource) {
    const value = resource[key];
    if (value === null) {
      findings.add('W-112', 'An attribute without a value is answered as null; leave it out.', key, 'null');
    } else if (value !== undefined) {
      const why = attributeFault(key, value, findings);
      if (why !== null) return why;
    }
  }
  return null;
}

function attributeFault(key: string, value: unknown, findings: Findings): string | null {
  const name = key.toLowerCase();
  if (name.startsWith('urn:')) return isJsonObject(value) ? extensionFault(value) : null;
  if (OBJECT_LISTS.some((list) => list.toLowerCase() === name)) return listFault(key, value, findings);
  if (name === 'name' && !isJsonObject(value)) return 'name is not an object.';
  if (name === 'active') return activeFault(value, findings);
  if (name === 'manager' && !isJsonObject(value)) return managerFault();
  const isText = TEXTS.some((text) => text.toLowerCase() === name);
  return isText && typeof value === 'object' ? `${key} is not a text.` : null;
}

/** A string boolean is read with a warning; any other type can't be (W-112 and the end of section 13). */
function activeFault(value: unknown, findings: Findings): string | null {
  if (typeof value === 'boolean') return null;
  if (typeof value !== 'string' || !/^(true|false)$/i.test(value)) return 'active is not a boolean.';
  findings.add('W-112', 'active is answered as text; it has to be a JSON boolean.', 'active', value);
  return null;
}

function extensionFault(extension: JsonObject): string | null {
  for (const key in extension) {
    const value = extension[key];
    if (key.toLowerCase() === 'manager' && value !== null && !isJsonObject(value)) return managerFault();
  }
  return null;
}

function managerFault(): string {
  return 'manager is not an object with a value; it is sent as a text but has to be answered as {"value":"…"}.';
}

function listFault(key: string, value: unknown, findings: Findings): string | null {
  if (!Array.isArray(value)) return `${key} is not a list.`;
  const types = new Set<string>();
  for (const item of value) {
    if (!isJsonObject(item)) return `${key} is not a list of objects.`;
    const { type } = item;
    if (typeof type !== 'string' || key.toLowerCase() === 'roles') continue;
    const lower = type.toLowerCase();
    if (types.has(lower)) {
      findings.add('W-112', 'Two items of a list have the same type; types have to be unique.', key, type);
    }
    types.add(lower);
  }
  return null;
}

/** The service puts up with both missing (W-113). */
function checkFrame(resource: JsonObject, findings: Findings): void {
  const schemas = findings.get(resource, 'schemas');
  if (!Array.isArray(schemas) || schemas.length === 0) {
    findings.add('W-113', 'A resource is answered without schemas.', 'schemas', schemas);
  }
  const meta = findings.get(resource, 'meta');
  if (!isJsonObject(meta) || typeof findings.get(meta, 'resourceType') !== 'string') {
    findings.add('W-113', 'A resource is answered without meta.resourceType.', 'meta', meta);
  }
}
