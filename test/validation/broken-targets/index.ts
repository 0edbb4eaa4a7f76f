/** Every broken target of the table. */
import { answerDefects } from './answers.ts';
import type { Defect } from './defect.ts';
import { groupChangeDefects } from './group-changes.ts';
import { searchDefects } from './searches.ts';
import { userChangeDefects } from './user-changes.ts';
import { writeDefects } from './writes.ts';

export const defects: readonly Defect[] = [
  ...searchDefects,
  ...writeDefects,
  ...userChangeDefects,
  ...groupChangeDefects,
  ...answerDefects,
];
