/**
 * Every screen of the page, with its address. What goes through all of them reads this list (accessibility.test.ts);
 * a new screen is added here.
 */

/** Ids in the simulator at hand that addresses are made of. */
export interface Ids {
  servicePrincipalId: string;
  userId: string;
  groupId: string;
}

export interface Screen {
  /** Names its pictures. */
  name: string;
  address(ids: Ids): string;
}

const ofApplication = (name: string, path = name): Screen => ({
  name,
  address: ({ servicePrincipalId }) => `/applications/${servicePrincipalId}/${path}`,
});

export const screens: readonly Screen[] = [
  ofApplication('overview'),
  ofApplication('flow'),
  ofApplication('connectivity'),
  ofApplication('on-demand'),
  {
    name: 'why',
    address: ({ servicePrincipalId, userId }) => `/applications/${servicePrincipalId}/why?object=${userId}`,
  },
  ofApplication('logs'),
  ofApplication('target'),
  ofApplication('target-drift', 'target?view=drift'),
  ofApplication('findings'),
  ofApplication('faults'),
  ofApplication('settings'),
  ofApplication('users-and-groups'),
  ofApplication('mapping'),
  ofApplication('mapping-users', 'mapping/users'),
  ofApplication('mapping-scope', 'mapping/users/scope'),
  ofApplication('attribute-list', 'mapping/users/attributes'),
  ofApplication('schema', 'mapping/schema'),
  ofApplication('expression-builder', 'expression-builder?expression=ToUpper([mail]'),
  { name: 'snapshots', address: () => '/snapshots' },
  { name: 'applications', address: () => '/applications' },
  { name: 'gallery', address: () => '/applications/new?profile=slack' },
  { name: 'new-from-schema', address: () => '/applications/new?from=schema' },
  { name: 'new-custom', address: () => '/applications/new?from=custom' },
  { name: 'audit-logs', address: () => '/audit-logs' },
  { name: 'outbox', address: () => '/outbox' },
  { name: 'time', address: () => '/time' },
  { name: 'tenant-users', address: () => '/tenant/users' },
  { name: 'tenant-user', address: ({ userId }) => `/tenant/users/${userId}` },
  { name: 'tenant-groups', address: () => '/tenant/groups' },
  { name: 'tenant-group', address: ({ groupId }) => `/tenant/groups/${groupId}` },
];

/** Asks the simulator for the ids of its first application, user and group. */
export async function readIds(address: string): Promise<Ids> {
  const first = async <T>(path: string): Promise<T> => {
    const { value } = (await (await fetch(`${address}${path}`)).json()) as { value: T[] };
    const [found] = value;
    if (found === undefined) throw new Error(`There is nothing at ${path}.`);
    return found;
  };
  const application = await first<{ servicePrincipalId: string }>('/control/applications');
  const user = await first<{ id: string }>('/v1.0/users?$top=1');
  const group = await first<{ id: string }>('/v1.0/groups?$top=1');
  return { servicePrincipalId: application.servicePrincipalId, userId: user.id, groupId: group.id };
}
