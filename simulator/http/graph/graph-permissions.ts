/** The application permissions of Microsoft Graph that matter here, with their role ids (G-133). */
import { chance } from '../../chance.ts';
import type { AppRole } from '../../model/directory.ts';

export const GRAPH_APP_ID = '00000003-0000-0000-c000-000000000000';

/** Ids as every tenant has them. */
const known = {
  'Application.Read.All': '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30',
  'Application.ReadWrite.All': '1bfefb4e-e0b5-418b-a88f-73c46d2cc8e9',
  'Application.ReadWrite.OwnedBy': '18a4783c-866b-4cc7-a460-3d5e5662c884',
  'AppRoleAssignment.ReadWrite.All': '06b708a9-e830-4db3-a914-8e69da51d44f',
  'AuditLog.Read.All': 'b0afded3-3588-46d8-8b3d-9842eff778da',
  'Directory.Read.All': '7ab1d382-f21e-4acd-a863-ba3e13f7da61',
  'Directory.ReadWrite.All': '19dbc75e-c2e2-444c-a770-ec69d8559fc7',
  'Group.Read.All': '5b567255-7703-4780-807c-7be8301ae99b',
  'Group.ReadWrite.All': '62a82d76-70ea-41e2-9197-370581804d09',
  'GroupMember.Read.All': '98830695-27a2-44f7-8c18-0c3ebc9698f6',
  'GroupMember.ReadWrite.All': 'dbaae8cf-10b5-4b86-a4a1-f871c94c6695',
  'Organization.Read.All': '498476ce-e0fe-48b0-b801-37ba7e2685c6',
  'Synchronization.Read.All': '5ba43d2f-fa88-4db2-bd1c-a67c5f0fb1ce',
  'Synchronization.ReadWrite.All': '9b50c33d-700f-43b1-b2eb-87e89b703581',
  'User.Read.All': 'df021288-bdef-4463-88db-98f22de89214',
  'User.ReadWrite.All': '741f803b-c850-494e-b5df-cde7c675a1ca',
} as const;

/** Permissions whose ids are not published where we looked; ours are made up, always the same. */
const unpublished = ['ProvisioningLog.Read.All', 'User.DeleteRestore.All'] as const;

export type Permission = keyof typeof known | (typeof unpublished)[number];

const ids: Record<string, string> = {
  ...known,
  ...Object.fromEntries(unpublished.map((name) => [name, chance(0, `permission:${name}`).guid()])),
};

export const permissions = Object.keys(ids).sort() as Permission[];

export const permissionRoles: readonly AppRole[] = permissions.map((name) => ({
  id: ids[name] as string,
  displayName: name,
  value: name,
  description: `Allows the application ${name} without a signed-in user.`,
  isEnabled: true,
  allowedMemberTypes: ['Application'],
}));

export function permissionOfRole(roleId: string): Permission | null {
  return (permissionRoles.find(({ id }) => id === roleId)?.value as Permission | undefined) ?? null;
}
