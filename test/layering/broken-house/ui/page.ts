import type { entries } from '../simulator/logs/index.ts';
import type { Id } from '../simulator/model/values.ts';

export const page: typeof entries | Id = 'page';
