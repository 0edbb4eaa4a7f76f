/**
 * The `operationType` of an audit entry, which the first word of its activity says: for an answer, and as SQL for
 * filters and order. Pure.
 */
const byFirstWord = new Map([
  ['Add', 'Add'],
  ['Remove', 'Delete'],
  ['Delete', 'Delete'],
]);
const OTHERWISE = 'Update';

export function operationOf(activity: string): string {
  return byFirstWord.get(activity.split(' ', 1)[0] ?? '') ?? OTHERWISE;
}

/** Over the column `activity` of `audit`. */
export const operationSql = `CASE substr(activity, 1, instr(activity || ' ', ' ') - 1)
  ${[...byFirstWord].map(([word, operation]) => `WHEN '${word}' THEN '${operation}'`).join(' ')}
  ELSE '${OTHERWISE}' END`;
