import { page } from '../../ui/page.ts';
import type { entries } from '../logs/index.ts';

export const records: typeof entries = [page];
