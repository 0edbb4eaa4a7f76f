/** Whoever sits before the simulator: `/me`, and the initiator of what was asked for by hand (G-137, G-104). */
import { chance } from '../../chance.ts';
import type { User } from '../../model/directory.ts';
import type { Simulator } from '../../simulator.ts';

/** No user of the directory: it is never provisioned. */
export function operatorOf(simulator: Simulator): User {
  const { defaultDomain } = simulator.workspace.data.tenant;
  return {
    id: chance(simulator.seed, 'operator').guid(),
    accountEnabled: true,
    displayName: 'Operator',
    givenName: 'Operator',
    mailNickname: 'operator',
    userPrincipalName: `operator@${defaultDomain}`,
    mail: `operator@${defaultDomain}`,
  };
}
