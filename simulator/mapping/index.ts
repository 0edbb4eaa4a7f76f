/** Mapping: from a source object to what the target should hold. */
export {
  type CompiledObjectMapping,
  compileObjectMapping,
  type MappedAttribute,
  type MappedObject,
  type MappedReference,
  type MappingContext,
  type MappingFailure,
  mapObject,
  type UpdateFlow,
} from './compile-mapping.ts';
