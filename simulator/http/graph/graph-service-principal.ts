/** The tenant's service principal of Microsoft Graph itself, where scripts look up role ids (G-133). */
import { chance } from '../../chance.ts';
import type { Simulator } from '../../simulator.ts';
import { GRAPH_APP_ID, permissionRoles } from './graph-permissions.ts';
import { servicePrincipalView } from './service-principal-view.ts';

/** Microsoft's own tenant, which owns the application. */
const OWNER_TENANT = 'f8cdef31-a31e-4b4a-93e4-5f571e91255a';

export function graphServicePrincipalId(simulator: Simulator): string {
  return chance(simulator.seed, 'graph-service-principal').guid();
}

/** Whether a key of a service principal names it. */
export function isGraphServicePrincipal(simulator: Simulator, key: string): boolean {
  return key.toLowerCase() === graphServicePrincipalId(simulator) || key.toLowerCase() === `appid=${GRAPH_APP_ID}`;
}

export function graphServicePrincipalView(simulator: Simulator) {
  const view = servicePrincipalView(
    {
      servicePrincipalId: graphServicePrincipalId(simulator),
      appId: GRAPH_APP_ID,
      displayName: 'Microsoft Graph',
      createdDateTime: '2020-01-01T00:00:00Z',
      appRoles: [...permissionRoles],
      appRoleAssignmentRequired: false,
      tags: [],
    },
    { tenantId: OWNER_TENANT, applicationTemplateId: null, homePage: null },
  );
  return { ...view, servicePrincipalNames: [GRAPH_APP_ID, 'https://graph.microsoft.com'] };
}
