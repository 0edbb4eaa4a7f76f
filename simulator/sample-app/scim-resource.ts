/** Composes what is answered for a resource: the common attributes around its own, `meta` last. */
import type { ResourceShape } from './resource-shape.ts';
import type { ScimObject, ScimValue } from './scim-value.ts';
import type { StoredMember, StoredResource } from './store.ts';

/** `members` null leaves them out; `baseUrl` is where the sample app is mounted, without a slash at the end. */
export function scimResource(
  shape: ResourceShape,
  { id, kind, attributes, createdMs, modifiedMs }: StoredResource,
  members: readonly StoredMember[] | null,
  baseUrl: string,
): ScimObject {
  const extensions = shape.extensions.map(({ urn }) => urn).filter((urn) => attributes[urn] !== undefined);
  const { externalId, ...own } = attributes;
  for (const urn of extensions) delete own[urn];
  const resource: ScimObject = { schemas: [shape.core.urn, ...extensions], id };
  if (externalId !== undefined) resource.externalId = externalId;
  Object.assign(resource, own);
  for (const urn of extensions) resource[urn] = attributes[urn] as ScimValue;
  if (members) {
    resource.members = members.map((member) => ({
      ...memberObject(member),
      $ref: `${baseUrl}/${member.kind}s/${member.id}`,
    }));
  }
  resource.meta = {
    resourceType: kind,
    created: new Date(createdMs).toISOString(),
    lastModified: new Date(modifiedMs).toISOString(),
    location: `${baseUrl}/${kind}s/${id}`,
  };
  return resource;
}

/** A member as a group shows it and as the filter of a path sees it. */
export function memberObject({ id, kind, name }: StoredMember): ScimObject {
  return { value: id, display: name, type: kind };
}
