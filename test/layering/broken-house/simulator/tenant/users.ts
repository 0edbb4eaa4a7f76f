import { dust } from '../attic/index.ts';
import type { Id } from '../model/values.ts';

export const users: Id[] = [String(dust)];
