/**
 * The resource type of a face, compiled once: which attributes are declared, in which schema, of which kind.
 * Values, filters, patches and the discovery endpoints all go by it.
 */
import { EnterpriseUser, Group, User } from 'scimmy/schemas';
import type { Attribute } from 'scimmy/types';
import type { ObjectKind } from '../model/exchange.ts';
import type { AttributeType } from '../model/schema.ts';
import { type AttributePath, parseAttributePath } from './attribute-path.ts';
import type { FaceAttribute } from './face.ts';

export interface Declared {
  name: string;
  type: AttributeType;
  multiValued: boolean;
  /** Values that the face's filters name, such as `work` for the type of an e-mail. */
  canonicalValues: ReadonlySet<string>;
  /** By lower-case name; empty unless the attribute is complex. */
  subs: ReadonlyMap<string, Declared>;
}

/** One schema of a resource: the core one, whose attributes stand on top, or an extension under its URN. */
export interface DeclaredSchema {
  urn: string;
  isCore: boolean;
  /** By lower-case name. */
  attributes: ReadonlyMap<string, Declared>;
}

export interface ResourceShape {
  kind: ObjectKind;
  core: DeclaredSchema;
  extensions: readonly DeclaredSchema[];
  /** All URNs, the longest first, as paths are to be read by them. */
  urns: readonly string[];
  required: readonly string[];
  filterable: readonly string[];
}

interface Growing extends Declared {
  canonicalValues: Set<string>;
  subs: Map<string, Growing>;
}

interface GrowingSchema extends DeclaredSchema {
  attributes: Map<string, Growing>;
}

/** Of the common attributes (RFC 7643, 3.1) these are the server's and no face can give or demand them. */
const serverSide = new Set(['id', 'meta', 'schemas']);

export function compileShape(kind: ObjectKind, attributes: readonly FaceAttribute[]): ResourceShape {
  const core: GrowingSchema = { urn: kind === 'User' ? User.id : Group.id, isCore: true, attributes: new Map() };
  const extensions: GrowingSchema[] = [];
  const named = attributes.filter(({ attribute }) => !serverSide.has(attribute.toLowerCase()));
  for (const attribute of [...always(kind), ...named]) {
    const path = parseAttributePath(attribute.attribute, [core.urn]);
    if (!path) continue;
    declare(schemaOf(path), path, attribute);
  }
  return {
    kind,
    core,
    extensions,
    urns: [core, ...extensions].map(({ urn }) => urn).sort((a, b) => b.length - a.length),
    required: named.filter(({ required }) => required).map(({ attribute }) => attribute),
    filterable: named.filter(({ filterable }) => filterable).map(({ attribute }) => attribute),
  };

  function schemaOf({ urn }: AttributePath): GrowingSchema {
    const wanted = urn?.toLowerCase();
    if (wanted === undefined || wanted === core.urn.toLowerCase()) return core;
    const found = extensions.find((extension) => extension.urn.toLowerCase() === wanted);
    if (found) return found;
    const extension: GrowingSchema = { urn: urn as string, isCore: false, attributes: new Map() };
    extensions.push(extension);
    return extension;
  }
}

/** What every resource has, whatever the face says (RFC 7643, 3.1 and 4); declared first, so that the name's case is theirs. */
function always(kind: ObjectKind): FaceAttribute[] {
  const plain = { type: 'String', filterable: false, required: false, multivalued: false } as const;
  const names = kind === 'User' ? ['externalId', 'userName'] : ['externalId', 'displayName'];
  const given: FaceAttribute[] = names.map((attribute) => ({ attribute, ...plain }));
  if (kind === 'Group') given.push({ ...plain, attribute: 'members', type: 'Reference', multivalued: true });
  return given;
}

/**
 * RFC 7643 knows better than a face what kind an attribute of its own is: tables of applications type `manager` as
 * text and name just one value of a list.
 */
function declare(schema: GrowingSchema, path: AttributePath, given: FaceAttribute): void {
  const standard = standardAttribute(schema, path.attribute);
  const name = standard?.name ?? path.attribute;
  const isList = given.multivalued || path.filter !== null || standard?.config.multiValued === true;
  const isReference = path.sub === null && (given.type === 'Reference' || standard?.type === 'complex');
  const isComplex = isList || isReference || path.sub !== null;
  const attribute = grow(schema.attributes, name, isComplex ? 'String' : typeAs(standard, given), isList);
  if (!isComplex) return;
  if (isList) growItem(attribute, path.filter);
  else if (isReference) for (const sub of ['$ref', 'displayName']) grow(attribute.subs, sub, 'String', false);
  const sub = path.sub ?? 'value';
  const standardSub = standard?.subAttributes?.find((one) => one.name.toLowerCase() === sub.toLowerCase());
  grow(attribute.subs, standardSub?.name ?? sub, typeAs(standardSub, given), false);
}

/** The type RFC 7643 gives, else the face's; what a reference refers by is text. */
function typeAs(standard: Attribute | undefined, { type }: FaceAttribute): AttributeType {
  if (standard) return typeOf[standard.type] ?? 'String';
  return type === 'Reference' ? 'String' : type;
}

const typeOf: Readonly<Record<string, AttributeType>> = {
  boolean: 'Boolean',
  integer: 'Integer',
  dateTime: 'DateTime',
};

function standardAttribute({ urn }: DeclaredSchema, name: string): Attribute | undefined {
  const schema = [User, Group, EnterpriseUser].find(({ id }) => id.toLowerCase() === urn.toLowerCase());
  return schema?.definition.attributes.find((one) => one.name.toLowerCase() === name.toLowerCase());
}

/** Sub-attributes that the items of a list have without being mapped (RFC 7643, 2.4). */
function growItem(attribute: Growing, filter: string | null): void {
  if (attribute.name.toLowerCase() === 'members') {
    for (const sub of ['$ref', 'display', 'type']) grow(attribute.subs, sub, 'String', false);
    return;
  }
  grow(attribute.subs, 'primary', 'Boolean', false);
  for (const sub of ['type', 'display', ...subsNamedBy(filter)]) grow(attribute.subs, sub, 'String', false);
  for (const value of typesNamedBy(filter)) attribute.subs.get('type')?.canonicalValues.add(value);
}

function grow(into: Map<string, Growing>, name: string, type: AttributeType, multiValued: boolean): Growing {
  const key = name.toLowerCase();
  const found = into.get(key);
  if (found) {
    found.multiValued ||= multiValued;
    return found;
  }
  const attribute: Growing = { name, type, multiValued, canonicalValues: new Set(), subs: new Map() };
  into.set(key, attribute);
  return attribute;
}

/** The attributes on the left of the comparisons in a value filter. */
function subsNamedBy(filter: string | null): string[] {
  if (filter === null) return [];
  return [...filter.matchAll(/([A-Za-z$][\w$-]*)\s+(?:eq|ne|co|sw|ew|gt|lt|ge|le|pr)\b/gi)].map(
    (match) => match[1] as string,
  );
}

/** The types in a value filter: `work` of `type eq "work"`. */
function typesNamedBy(filter: string | null): string[] {
  if (filter === null) return [];
  return [...filter.matchAll(/\btype\s+eq\s+"([^"]+)"/gi)].map((match) => match[1] as string);
}
