/** The library's `mapObject`: what one object mapping makes of one source object, without a job. */
import { chance } from './chance.ts';
import { compileObjectMapping, type MappedObject, mapObject as mapCompiled } from './mapping/index.ts';
import type { ObjectDefinition, ObjectMapping } from './model/schema.ts';
import type { SourceAttributes } from './model/values.ts';
import { parseTime } from './parse-time.ts';

export interface MapOptions {
  /** The target's attributes, for their types; without it every value is text. */
  targetObject?: ObjectDefinition;
  /** ISO 8601. Default 2026-01-05T08:00:00Z. */
  now?: string;
  seed?: number;
  defaultDomain?: string;
}

/** Throws ExpressionError when an expression of the mapping can't be read, TIME_INVALID when `now` can't. */
export function mapObject(
  objectMapping: ObjectMapping,
  source: SourceAttributes,
  options: MapOptions = {},
): MappedObject {
  const target = options.targetObject ?? {
    name: objectMapping.targetObjectName,
    attributes: [],
    metadata: [],
    supportedApis: null,
  };
  return mapCompiled(compileObjectMapping(objectMapping, target), source, {
    nowMs: parseTime(options.now ?? '2026-01-05T08:00:00Z'),
    chance: chance(options.seed ?? 1, 'map-object'),
    ...(options.defaultDomain === undefined ? {} : { defaultDomain: options.defaultDomain }),
  });
}
