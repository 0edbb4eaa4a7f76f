import { users } from '../tenant/users.ts';
import { nothing } from './nowhere.ts';

export const entries = [users, nothing];
