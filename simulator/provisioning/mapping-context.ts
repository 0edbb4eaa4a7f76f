/** What the evaluation of a mapping is handed for one object: time, chance and the tenant's domain. */
import type { Chance } from '../chance.ts';
import type { MappingContext } from '../mapping/index.ts';
import type { SourceContext } from './job-context.ts';

export function mappingContextFor(
  context: SourceContext,
  sourceId: string,
  nowMs = context.clock.nowMs(),
): MappingContext {
  return {
    nowMs,
    chance: lazyChance(() => context.chanceFor(`mapping:${sourceId}:${nowMs}`)),
    defaultDomain: context.defaultDomain,
    lenientIif: context.settings.lenientIif,
    syncAll: context.syncAll,
    failOnManyRoles: context.settings.singleRoleOnMany === 'fail',
  };
}

/** Most mappings use no chance, and a stream costs more than the mapping: made at its first use. */
function lazyChance(make: () => Chance): Chance {
  let stream: Chance | null = null;
  const get = (): Chance => {
    stream ??= make();
    return stream;
  };
  return { next: () => get().next(), below: (bound) => get().below(bound), guid: () => get().guid() };
}
