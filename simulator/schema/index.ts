/** Schemas and profiles: reading, checking, expanding. */
export { type AttributePath, parseAttributePath } from './attribute-path.ts';
export { problemOfSource } from './check-mapping.ts';
export { isManager } from './default-mappings.ts';
export { schemaError } from './errors.ts';
export { expandProfile, SCIM_RULE_ID } from './expand-profile.ts';
export { filterableOf } from './filterable.ts';
export { LooseObject } from './loose-object.ts';
export { type FoundMapping, objectMappingFor } from './object-mapping-for.ts';
export { type Profile, type ProfileAttribute, type ProfileObject, ProfileShape } from './profile.ts';
export { profileFromSchema } from './profile-from-schema.ts';
export { type ProfileRow, profileRows } from './profile-rows.ts';
export { type ProfileSummary, summaryOf } from './profile-summary.ts';
export { readProfile } from './read-profile.ts';
export { inspectSchema, type ReadOptions, readSchema } from './read-schema.ts';
export { schemaChanges } from './schema-changes.ts';
export type { SchemaProblem, SchemaReport } from './schema-report.ts';
export { sourceDirectory } from './source-directory.ts';
