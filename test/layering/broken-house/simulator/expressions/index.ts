import { readFileSync } from 'node:fs';
import { records } from '../storage/index.ts';

export const text = () => [readFileSync('x'), records];
