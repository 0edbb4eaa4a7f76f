/** Schemas and profiles: reading, checking, expanding. */
export { type AttributePath, parseAttributePath } from './attribute-path.ts';
export { checkSchema, filterableOf, type SchemaProblem } from './check-schema.ts';
export { schemaError } from './errors.ts';
export { expandProfile, FILTERABLE_KEY, GROUP_OBJECT, SCIM_RULE_ID, USER_OBJECT } from './expand-profile.ts';
export { type FoundMapping, objectMappingFor } from './object-mapping-for.ts';
export { type Profile, type ProfileAttribute, type ProfileObject, ProfileShape, readProfile } from './profile.ts';
export { inspectSchema, type ReadOptions, readSchema } from './read-schema.ts';
export { isSourceDirectory, SOURCE_DIRECTORY_ID, SOURCE_DIRECTORY_NAME, sourceDirectory } from './source-directory.ts';
