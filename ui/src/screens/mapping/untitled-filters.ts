/**
 * Filters whose title was emptied. The page asks for one (P-702); Graph doesn't, so a filter that never had any, as
 * scripts make them, is left in peace. Pure.
 */
import type { FilterGroup, SynchronizationSchema } from '../../../../simulator/model/schema.ts';
import type { SchemaProblem } from '../../api/schema.ts';
import { scopeTexts as texts } from '../../texts/mapping.ts';

export function isUntitled({ name }: FilterGroup): boolean {
  return name !== null && name.trim() === '';
}

export function untitledFilters({ synchronizationRules }: SynchronizationSchema): SchemaProblem[] {
  return synchronizationRules.flatMap(({ objectMappings }, rule) =>
    objectMappings.flatMap(({ scope }, mapping) =>
      (scope?.groups ?? []).flatMap((group, index) => {
        if (!isUntitled(group)) return [];
        const path = `$.synchronizationRules[${rule}].objectMappings[${mapping}].scope.groups[${index}].name`;
        return [{ path, message: texts.titleNeeded }];
      }),
    ),
  );
}
