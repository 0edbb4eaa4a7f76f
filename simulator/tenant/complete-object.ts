/** Fills in what a new user or group needs and nobody cares about: for tests and scenarios, which name little. */
import type { Group, User } from '../model/directory.ts';
import type { NewGroup } from './groups.ts';
import type { NewUser } from './users.ts';

export function completeUser(given: Partial<User> & { displayName: string }, defaultDomain: string): NewUser {
  const alias = given.mailNickname ?? given.displayName.toLowerCase().replace(/[^a-z0-9]+/g, '.');
  const [givenName, ...rest] = given.displayName.split(' ');
  return {
    accountEnabled: true,
    givenName: givenName ?? given.displayName,
    surname: rest.join(' ') || given.displayName,
    mailNickname: alias,
    userPrincipalName: `${alias}@${defaultDomain}`,
    ...given,
  };
}

export function completeGroup(given: Partial<Group> & { displayName: string }): NewGroup {
  return {
    mailEnabled: false,
    mailNickname: given.displayName.replace(/[^A-Za-z0-9]+/g, '') || 'group',
    securityEnabled: true,
    ...given,
  };
}
