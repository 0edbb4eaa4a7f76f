/** Users, groups and role assignments of the tenant on Graph's paths (G-113 to G-131). */
import type { AppRole, AppRoleAssignment, Group, User } from '../../../simulator/model/directory.ts';
import { getJson, send } from './http.ts';
import { literal, nextLinkOf, type Page, withOptions } from './odata.ts';
import type { TenantSize } from './types.ts';

const PAGE_SIZE = 100;

const USER_PROPERTIES = [
  'id',
  'displayName',
  'userPrincipalName',
  'accountEnabled',
  'department',
  'jobTitle',
  'mail',
  'userType',
  'officeLocation',
  'employeeId',
];

/** Graph's properties of a user that are plain texts and can be changed. */
export const userTexts = [
  'displayName',
  'userPrincipalName',
  'givenName',
  'surname',
  'mailNickname',
  'jobTitle',
  'department',
  'companyName',
  'employeeId',
  'employeeType',
  'officeLocation',
  'mail',
  'mobilePhone',
  'faxNumber',
  'streetAddress',
  'city',
  'state',
  'postalCode',
  'country',
  'preferredLanguage',
  'usageLocation',
] as const satisfies (keyof User)[];

/** What the pane of one user shows and changes beyond the list. */
const ONE_USER_PROPERTIES = [
  ...new Set([...USER_PROPERTIES, ...userTexts, 'employeeOrgData', 'otherMails', 'businessPhones']),
].join(',');

const GROUP_PROPERTIES = 'id,displayName,description,mail,mailEnabled,securityEnabled,groupTypes';

/** How many users and groups there are. */
export async function readTenantSize(signal?: AbortSignal): Promise<TenantSize> {
  const [users, groups] = await Promise.all([
    getJson<number>('/v1.0/users/$count', signal),
    getJson<number>('/v1.0/groups/$count', signal),
  ]);
  return { users, groups };
}

export interface UserWithManager extends User {
  manager?: { id: string; displayName: string };
}

/** An object in a group's member list. */
export interface DirectoryMember {
  id: string;
  displayName: string;
  userPrincipalName?: string;
  '@odata.type'?: string;
}

export function listUsers(search: string, nextLink: string | null, signal?: AbortSignal): Promise<Page<User>> {
  const options = { $select: USER_PROPERTIES.join(','), $filter: startingWith(search, true), $top: PAGE_SIZE };
  return getJson(nextLink ?? withOptions('/v1.0/users', options), signal);
}

export function readUser(id: string, signal?: AbortSignal): Promise<UserWithManager> {
  const options = { $select: ONE_USER_PROPERTIES, $expand: 'manager($select=id,displayName)' };
  return getJson(withOptions(`/v1.0/users/${id}`, options), signal);
}

export function updateUser(id: string, change: Readonly<Record<string, unknown>>): Promise<void> {
  return send('PATCH', `/v1.0/users/${id}`, change);
}

export function setManager(userId: string, managerId: string): Promise<void> {
  const reference = `${location.origin}/v1.0/users/${managerId}`;
  return send('PUT', `/v1.0/users/${userId}/manager/$ref`, { '@odata.id': reference });
}

export function removeManager(userId: string): Promise<void> {
  return send('DELETE', `/v1.0/users/${userId}/manager/$ref`);
}

export function deleteUser(id: string): Promise<void> {
  return send('DELETE', `/v1.0/users/${id}`);
}

export function listGroups(search: string, nextLink: string | null, signal?: AbortSignal): Promise<Page<Group>> {
  const options = { $select: GROUP_PROPERTIES, $filter: startingWith(search, false), $top: PAGE_SIZE };
  return getJson(nextLink ?? withOptions('/v1.0/groups', options), signal);
}

/** All users or groups that a search finds, by id and name alone. */
export function listNames(
  of: 'users' | 'groups',
  search: string,
  signal?: AbortSignal,
): Promise<Pick<DirectoryMember, 'id' | 'displayName'>[]> {
  const options = { $select: 'id,displayName', $filter: startingWith(search, of === 'users'), $top: 999 };
  return everyPage(withOptions(`/v1.0/${of}`, options), signal);
}

export function readGroup(id: string, signal?: AbortSignal): Promise<Group> {
  return getJson(withOptions(`/v1.0/groups/${id}`, { $select: GROUP_PROPERTIES }), signal);
}

export function updateGroup(id: string, change: Readonly<Record<string, unknown>>): Promise<void> {
  return send('PATCH', `/v1.0/groups/${id}`, change);
}

export function deleteGroup(id: string): Promise<void> {
  return send('DELETE', `/v1.0/groups/${id}`);
}

export function listMembers(groupId: string, signal?: AbortSignal): Promise<DirectoryMember[]> {
  const options = { $select: 'id,displayName,userPrincipalName', $top: 999 };
  return everyPage(withOptions(`/v1.0/groups/${groupId}/members`, options), signal);
}

export function addMember(groupId: string, memberId: string): Promise<void> {
  const reference = `${location.origin}/v1.0/directoryObjects/${memberId}`;
  return send('POST', `/v1.0/groups/${groupId}/members/$ref`, { '@odata.id': reference });
}

export function removeMember(groupId: string, memberId: string): Promise<void> {
  return send('DELETE', `/v1.0/groups/${groupId}/members/${memberId}/$ref`);
}

export function listAssignments(servicePrincipalId: string, signal?: AbortSignal): Promise<AppRoleAssignment[]> {
  return everyPage(withOptions(assignmentsOf(servicePrincipalId), { $top: 999 }), signal);
}

export async function listAppRoles(servicePrincipalId: string, signal?: AbortSignal): Promise<AppRole[]> {
  const path = withOptions(`/v1.0/servicePrincipals/${servicePrincipalId}`, { $select: 'id,appRoles' });
  return (await getJson<{ appRoles: AppRole[] }>(path, signal)).appRoles;
}

export function assign(servicePrincipalId: string, principalId: string, appRoleId: string): Promise<void> {
  return send('POST', assignmentsOf(servicePrincipalId), { principalId, resourceId: servicePrincipalId, appRoleId });
}

/** Graph can't change an assignment. The new one comes first, so that no cycle finds the principal unassigned. */
export async function changeRole(assignment: AppRoleAssignment, appRoleId: string): Promise<void> {
  await assign(assignment.resourceId, assignment.principalId, appRoleId);
  await unassign(assignment.resourceId, assignment.id);
}

export function unassign(servicePrincipalId: string, assignmentId: string): Promise<void> {
  return send('DELETE', `${assignmentsOf(servicePrincipalId)}/${encodeURIComponent(assignmentId)}`);
}

function assignmentsOf(servicePrincipalId: string): string {
  return `/v1.0/servicePrincipals/${servicePrincipalId}/appRoleAssignedTo`;
}

function startingWith(search: string, isUser: boolean): string {
  const text = search.trim();
  if (text === '') return '';
  const properties = isUser ? ['displayName', 'userPrincipalName', 'surname'] : ['displayName'];
  return properties.map((property) => `startswith(${property},${literal(text)})`).join(' or ');
}

async function everyPage<T>(path: string, signal?: AbortSignal): Promise<T[]> {
  const all: T[] = [];
  for (let link: string | null = path; link !== null; ) {
    const page: Page<T> = await getJson(link, signal);
    all.push(...page.value);
    link = nextLinkOf(page);
  }
  return all;
}
