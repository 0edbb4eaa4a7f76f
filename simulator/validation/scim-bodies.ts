/** Users and groups that the direct tests send, made from the attributes of the target's schema (V-09, V-33). */
import type { Chance } from '../chance.ts';
import type { ObjectKind } from '../model/exchange.ts';
import type { AttributeDefinition } from '../model/schema.ts';
import { parseAttributePath } from '../schema/index.ts';
import { CORE_GROUP, CORE_USER } from '../scim/index.ts';
import type { Json } from './endpoint.ts';
import type { RehearsalPlan } from './rehearsal-plan.ts';

/** Attributes with rules of their own, or which the endpoint makes. */
const NOT_FILLED = new Set(['id', 'externalId', 'userName', 'active', 'roles', 'schemas', 'meta', 'groups', 'members']);

/** A new value for an attribute, by its name and type (V-09). */
export function valueFor({ name, type }: Pick<AttributeDefinition, 'name' | 'type'>, mark: string): unknown {
  if (type === 'Boolean') return true;
  if (type === 'Integer') return Number.parseInt(mark.slice(0, 5), 16);
  if (type === 'DateTime') return '2026-01-05T08:00:00Z';
  const path = name.toLowerCase();
  const last = path.split(/[.:]/).at(-1) as string;
  const digits = String(1000 + (Number.parseInt(mark.slice(0, 6), 16) % 9000));
  if (path.startsWith('emails[') || last === 'email') return `test.${mark}@example.com`;
  if (path.startsWith('phonenumbers[')) return `+1-555-${digits}`;
  if (path.startsWith('roles[')) return 'TestRole';
  const known: Readonly<Record<string, string>> = {
    country: 'US',
    region: 'WA',
    locality: 'Redmond',
    streetaddress: '1 Microsoft Way',
    postalcode: '98052',
    formatted: `Test ${mark}`,
    givenname: `Test${mark}`,
    familyname: `User${mark}`,
    locale: 'en-US',
    preferredlanguage: 'en-US',
    timezone: 'America/Los_Angeles',
    usertype: 'Employee',
    title: `Test Engineer ${mark}`,
    nickname: `testuser${mark}`,
    profileurl: `https://example.com/${mark}`,
  };
  return known[last] ?? `Test-${name.split(/[.:]/).at(-1)}-${mark}`;
}

export interface BodyOptions {
  /** Left out of the body. */
  without?: readonly string[];
  /** `last`, as the Validator writes (V-33). */
  schemas?: 'first' | 'last';
}

export function userBody(plan: RehearsalPlan, chance: Chance, prefix: string, options: BodyOptions = {}): Json {
  const mark = chance.guid().slice(0, 8);
  const attributes = fillable(plan, 'User').filter(({ name }) => !options.without?.includes(name));
  const filled: Json = { userName: `${prefix}${mark}@example.com`, active: true };
  const takesExternalId = plan.attributes.User.some(({ name }) => name === 'externalId');
  if (takesExternalId && !options.without?.includes('externalId')) filled.externalId = chance.guid();
  for (const attribute of attributes) put(filled, attribute.name, valueFor(attribute, mark));
  const extensions = attributes.flatMap(({ name }) => parseAttributePath(name)?.schema ?? []);
  return withSchemas(filled, [...new Set([CORE_USER, ...extensions])], options);
}

export function groupBody(plan: RehearsalPlan, chance: Chance, prefix: string, options: BodyOptions = {}): Json {
  const mark = chance.guid().slice(0, 8);
  const filled: Json = { displayName: `${prefix}-(${mark})`, externalId: mark };
  const attributes = fillable(plan, 'Group').filter(({ name }) => name !== 'displayName');
  for (const attribute of attributes) put(filled, attribute.name, valueFor(attribute, mark));
  const extensions = attributes.flatMap(({ name }) => parseAttributePath(name)?.schema ?? []);
  return withSchemas(filled, [...new Set([CORE_GROUP, ...extensions])], options);
}

function withSchemas(filled: Json, schemas: string[], { schemas: place = 'first' }: BodyOptions): Json {
  return place === 'first' ? { schemas, ...filled } : { ...filled, schemas };
}

/** Plain attributes of the target's object that a request may set. */
export function fillable(plan: RehearsalPlan, kind: ObjectKind): AttributeDefinition[] {
  return plan.attributes[kind].filter(
    ({ name, type, mutability }) => !NOT_FILLED.has(name) && type !== 'Reference' && mutability !== 'ReadOnly',
  );
}

/** Writes a value where a mapping's name points: nested, into a list's item of that type, below a URN. */
export function put(resource: Json, name: string, value: unknown): void {
  const path = parseAttributePath(name);
  if (!path) {
    resource[name] = value;
    return;
  }
  const holder = path.schema === null ? resource : objectAt(resource, path.schema);
  if (path.filter) {
    const list = listAt(holder, path.name);
    const { attribute, value: wanted, quoted } = path.filter;
    let item = list.find((each) => String(each[attribute]).toLowerCase() === wanted.toLowerCase());
    if (!item) {
      const isPrimary = attribute === 'primary';
      item = { [attribute]: isPrimary && !quoted ? /^true$/i.test(wanted) : wanted };
      if (!isPrimary) item.primary = list.length === 0;
      list.push(item);
    }
    item[path.sub ?? 'value'] = value;
  } else if (path.sub) {
    const parts = path.sub.split('.');
    let at = objectAt(holder, path.name);
    for (const part of parts.slice(0, -1)) at = objectAt(at, part);
    at[parts.at(-1) as string] = value;
  } else {
    holder[path.name] = value;
  }
}

function objectAt(holder: Json, name: string): Json {
  holder[name] ??= {};
  return holder[name] as Json;
}

function listAt(holder: Json, name: string): Json[] {
  holder[name] ??= [];
  return holder[name] as Json[];
}
