/**
 * What a run is made from: the application as it is configured, its schema, and the facts that the tests go by:
 * which attributes are mapped, what the endpoint is said to support (V-04 to V-06).
 */

import type { DialectName } from '../model/dialects.ts';
import type { AppRole } from '../model/directory.ts';
import type { ObjectKind } from '../model/exchange.ts';
import type { AttributeDefinition, KeyValue, SynchronizationSchema } from '../model/schema.ts';
import type { Profile } from '../schema/index.ts';
import { type FoundMapping, objectMappingFor } from '../schema/index.ts';
import { ENTERPRISE_USER, type TargetHandler } from '../scim/index.ts';
import type { Edition } from './validation-test.ts';

/** The endpoint and how Entra is configured for it. */
export interface RehearsalTarget {
  /** Graph's secrets: BaseAddress, SecretToken or the OAuth keys. */
  secrets: readonly KeyValue[];
  /** What the application's connector speaks; null: the tenant URL decides. */
  dialect: DialectName | null;
  quirks: Readonly<Record<string, string | number | boolean>>;
  profile: Profile;
  /** Null: the profile's default mapping. */
  schema: SynchronizationSchema | null;
  appRoles: readonly AppRole[] | null;
  /** A target in this process. */
  handler: TargetHandler | null;
}

export interface Capabilities {
  isGroupSupported: boolean;
  isManagerAttributeSupported: boolean;
  isSoftDeleteSupported: boolean;
  isUserDeleteSupported: boolean;
  isGroupDeleteSupported: boolean;
}

export interface RehearsalPlan {
  target: RehearsalTarget;
  schema: SynchronizationSchema;
  edition: Edition;
  /** Judged as Microsoft's workflows do, where these have slips (V-43). */
  asMicrosoft: boolean;
  seed: number;
  capabilities: Capabilities;
  /** Names of the attributes that the mapping writes. */
  mapped: Record<ObjectKind, readonly string[]>;
  /** Matching attributes, the one that is asked first in front. */
  matching: Record<ObjectKind, readonly string[]>;
  /** Attributes of the target's objects, without its id. */
  attributes: Record<ObjectKind, readonly AttributeDefinition[]>;
  usesClientCredentials: boolean;
  usesFederation: boolean;
  /** Milliseconds between the requests of the rate test; 40 makes 25 a second. */
  rateSpacingMs: number;
}

export const MANAGER = `${ENTERPRISE_USER}:manager`;

export function planOf(
  target: RehearsalTarget,
  schema: SynchronizationSchema,
  options: Pick<RehearsalPlan, 'edition' | 'asMicrosoft' | 'seed' | 'rateSpacingMs'>,
): RehearsalPlan {
  const found = { User: objectMappingFor(schema, 'User'), Group: objectMappingFor(schema, 'Group') };
  const mapped = { User: mappedOf(found.User), Group: mappedOf(found.Group) };
  const flows = (kind: ObjectKind) => found[kind]?.mapping.flowTypes.toLowerCase() ?? '';
  const authentication = (target.secrets.find(({ key }) => key === 'AuthenticationType')?.value ?? '').toLowerCase();
  return {
    target,
    schema,
    ...options,
    capabilities: {
      isGroupSupported: found.Group?.mapping.enabled === true,
      isManagerAttributeSupported: mapped.User.some((name) => /(^|:)manager$/i.test(name)),
      isSoftDeleteSupported: mapped.User.includes('active'),
      isUserDeleteSupported: flows('User').includes('delete'),
      isGroupDeleteSupported: flows('Group').includes('delete'),
    },
    mapped,
    matching: { User: matchingOf(found.User), Group: matchingOf(found.Group) },
    attributes: { User: attributesOf(found.User), Group: attributesOf(found.Group) },
    usesClientCredentials: authentication.includes('clientcredentials'),
    usesFederation: authentication.includes('federat'),
  };
}

function mappedOf(found: FoundMapping | null): string[] {
  return found?.mapping.attributeMappings.map(({ targetAttributeName }) => targetAttributeName) ?? [];
}

function matchingOf(found: FoundMapping | null): string[] {
  const rows = found?.mapping.attributeMappings.filter(({ matchingPriority }) => matchingPriority > 0) ?? [];
  return rows
    .sort((a, b) => a.matchingPriority - b.matchingPriority)
    .map(({ targetAttributeName }) => targetAttributeName);
}

function attributesOf(found: FoundMapping | null): AttributeDefinition[] {
  return found?.targetObject.attributes.filter(({ name }) => name !== 'id') ?? [];
}
