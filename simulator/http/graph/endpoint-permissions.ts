/** Which application permissions let a call pass in strict mode: any one of a list (section 3's last column). */
import type { Permission } from './graph-permissions.ts';

interface PermissionRule {
  path: RegExp;
  read: readonly Permission[];
  write: readonly Permission[];
}

const readSynchronization = ['Synchronization.Read.All', 'Synchronization.ReadWrite.All'] as const;
const readDirectory = ['Directory.Read.All', 'Directory.ReadWrite.All'] as const;
const writeUsers = ['User.ReadWrite.All', 'Directory.ReadWrite.All'] as const;
const readUsers = ['User.Read.All', ...writeUsers, 'Directory.Read.All'] as const;
const writeGroups = ['Group.ReadWrite.All', 'Directory.ReadWrite.All'] as const;
const readGroups = [
  'Group.Read.All',
  'GroupMember.Read.All',
  'GroupMember.ReadWrite.All',
  ...writeGroups,
  'Directory.Read.All',
] as const;
const writeApplications = [
  'Application.ReadWrite.OwnedBy',
  'Application.ReadWrite.All',
  'Directory.ReadWrite.All',
] as const;
const readApplications = ['Application.Read.All', ...writeApplications, 'Directory.Read.All'] as const;

/** The first that matches counts; paths as registered, below the version. An empty list asks for sign-in only. */
const rules: readonly PermissionRule[] = [
  { path: /^\/auditLogs\/provisioning/, read: ['AuditLog.Read.All', 'ProvisioningLog.Read.All'], write: [] },
  { path: /^\/auditLogs/, read: ['AuditLog.Read.All'], write: [] },
  // A POST that changes nothing.
  { path: /\/parseExpression$/, read: [], write: readSynchronization },
  {
    path: /\/synchronization\//,
    read: readSynchronization,
    write: ['Synchronization.ReadWrite.All'],
  },
  {
    path: /\/(appRoleAssignments|appRoleAssignedTo)/,
    read: ['AppRoleAssignment.ReadWrite.All', ...readApplications],
    write: ['AppRoleAssignment.ReadWrite.All'],
  },
  { path: /^\/applicationTemplates/, read: [], write: writeApplications },
  { path: /^\/(applications|servicePrincipals)/, read: readApplications, write: writeApplications },
  { path: /^\/users/, read: readUsers, write: writeUsers },
  { path: /^\/groups\/:id\/members/, read: readGroups, write: ['GroupMember.ReadWrite.All', ...writeGroups] },
  { path: /^\/groups/, read: readGroups, write: writeGroups },
  {
    path: /^\/directory\/deletedItems/,
    read: [...readUsers, 'User.DeleteRestore.All'],
    write: ['User.DeleteRestore.All', ...writeUsers],
  },
  { path: /^\/directoryObjects/, read: [...readDirectory, 'User.Read.All', 'Group.Read.All'], write: readDirectory },
  { path: /^\/(organization|domains)/, read: ['Organization.Read.All', ...readDirectory], write: [] },
];

export function permissionsFor(method: string, path: string): readonly Permission[] {
  const rule = rules.find((each) => each.path.test(path));
  if (!rule) return [];
  return method === 'GET' || method === 'HEAD' ? rule.read : rule.write;
}
