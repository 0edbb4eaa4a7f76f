/** Mapping: from a source object to what the target should hold. */
export { type CompiledObjectMapping, compileObjectMapping } from './compile-mapping.ts';
export { type MappingContext, mapObject } from './map-object.ts';
export type { MappedAttribute, MappedObject, MappedReference, MappingFailure, UpdateFlow } from './mapped-object.ts';
