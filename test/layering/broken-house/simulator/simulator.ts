import { users } from './tenant/users.ts';

export const simulator = users;
