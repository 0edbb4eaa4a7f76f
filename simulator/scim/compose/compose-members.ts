/** PATCHes of a group's members: additions first, each request with as many as the settings say (W-84 to W-89). */
import type { ScimRequest } from '../../model/exchange.ts';
import type { WireSettings } from '../settings/wire-settings.ts';
import { composePatch, operation, type PatchOperation } from './patch.ts';

/** Members are named by their target ids (W-88). */
export function composeMembers(
  groupId: string,
  added: readonly string[],
  removed: readonly string[],
  settings: WireSettings,
): ScimRequest[] {
  const operations = [
    ...inBatches(added, settings.membersPerPatch).map((ids) => [addition(ids, settings)]),
    ...inBatches(removed, settings.membersPerPatch).map((ids) => removals(ids, settings)),
  ];
  return operations.map((batch) => composePatch('reference', 'Group', groupId, batch));
}

function addition(ids: readonly string[], settings: WireSettings): PatchOperation {
  const verb = settings.memberAddOp === 'add' ? 'Add' : 'Replace';
  return operation(verb, 'members', memberValues(ids, settings), settings);
}

function removals(ids: readonly string[], settings: WireSettings): PatchOperation[] {
  if (settings.memberRemoval === 'valueList') {
    return [operation('Remove', 'members', memberValues(ids, settings), settings)];
  }
  return ids.map((id) => operation('Remove', `members[value eq "${id}"]`, undefined, settings));
}

function memberValues(ids: readonly string[], settings: WireSettings): object[] {
  return ids.map((value) => (settings.memberNullRef ? { $ref: null, value } : { value }));
}

function inBatches(ids: readonly string[], size: number): string[][] {
  const batches: string[][] = [];
  for (let start = 0; start < ids.length; start += size) batches.push(ids.slice(start, start + size));
  return batches;
}
