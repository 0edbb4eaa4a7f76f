/**
 * Every call of the endpoint table (section 3 of the Graph rules) and of the directory subset (section 12): status,
 * shape, and the least permission that a client needs in strict mode. In an order in which they can be made: what one
 * row creates (`keep`) is there for the next.
 */
import type { InjectOptions } from 'fastify';

export interface EndpointRow {
  rule: string;
  call: `${NonNullable<InjectOptions['method']>} /${string}`;
  status: number;
  /** What the answer is: an entity with its context, a list with its context, a plain number, or nothing. */
  shape: 'entity' | 'list' | 'count' | 'none';
  /** Null: any token will do. */
  permission: string | null;
  body?: unknown;
  /** The name under which the id of the answer is known to later rows. */
  keep?: string;
  /** Undocumented or of one version: skipped in the other. */
  version?: 'v1.0' | 'beta';
}

const JOB = '/servicePrincipals/{sp}/synchronization/jobs/{job}';
const TEMPLATES = '/servicePrincipals/{sp}/synchronization/templates';
const user = (alias: string) => ({
  accountEnabled: true,
  displayName: alias,
  mailNickname: alias,
  userPrincipalName: `${alias}@woodgrove.example`,
  passwordProfile: { password: 'unused' },
});
const expression = { expression: 'Append([displayName], "x")', targetAttributeDefinition: null, testInputObject: null };
const role = (principal: string, resource = '{sp}', appRoleId = '{role}') => ({
  principalId: principal,
  resourceId: resource,
  appRoleId,
});
const reference = (id: string) => ({ '@odata.id': `https://graph.microsoft.com/v1.0/directoryObjects/${id}` });

const READ = 'Synchronization.Read.All';
const WRITE = 'Synchronization.ReadWrite.All';
const USERS = 'User.Read.All';
const USERS_WRITE = 'User.ReadWrite.All';
const GROUPS = 'Group.Read.All';
const GROUPS_WRITE = 'Group.ReadWrite.All';
const MEMBERS = 'GroupMember.Read.All';
const MEMBERS_WRITE = 'GroupMember.ReadWrite.All';
const APPS = 'Application.Read.All';
const APPS_WRITE = 'Application.ReadWrite.OwnedBy';
const ROLES = 'AppRoleAssignment.ReadWrite.All';

export const endpointTable: readonly EndpointRow[] = [
  // Gallery
  { rule: 'G-23', call: 'GET /applicationTemplates', status: 200, shape: 'list', permission: null },
  { rule: 'G-23', call: 'GET /applicationTemplates/$count', status: 200, shape: 'count', permission: null },
  { rule: 'G-23', call: 'GET /applicationTemplates/{gallery}', status: 200, shape: 'entity', permission: null },
  {
    rule: 'G-24',
    call: 'POST /applicationTemplates/{gallery}/instantiate',
    status: 201,
    shape: 'entity',
    permission: APPS_WRITE,
    body: { displayName: 'Visitor Desk' },
  },

  // Users
  {
    rule: 'G-113',
    call: 'POST /users',
    status: 201,
    shape: 'entity',
    permission: USERS_WRITE,
    body: user('ada'),
    keep: 'ada',
  },
  {
    rule: 'G-113',
    call: 'POST /users',
    status: 201,
    shape: 'entity',
    permission: USERS_WRITE,
    body: user('bob'),
    keep: 'bob',
  },
  { rule: 'G-116', call: 'GET /users', status: 200, shape: 'list', permission: USERS },
  { rule: 'G-116', call: 'GET /users/$count', status: 200, shape: 'count', permission: USERS },
  { rule: 'G-117', call: 'GET /users/{ada}', status: 200, shape: 'entity', permission: USERS },
  {
    rule: 'G-117',
    call: 'PATCH /users/{ada}',
    status: 204,
    shape: 'none',
    permission: USERS_WRITE,
    body: { jobTitle: 'Guide' },
  },
  {
    rule: 'G-118',
    call: 'PUT /users/{ada}/manager/$ref',
    status: 204,
    shape: 'none',
    permission: USERS_WRITE,
    body: reference('{bob}'),
  },
  { rule: 'G-118', call: 'GET /users/{ada}/manager', status: 200, shape: 'entity', permission: USERS },
  { rule: 'G-118', call: 'GET /users/{bob}/directReports', status: 200, shape: 'list', permission: USERS },
  { rule: 'G-118', call: 'DELETE /users/{ada}/manager/$ref', status: 204, shape: 'none', permission: USERS_WRITE },
  { rule: 'G-136', call: 'GET /users/delta', status: 200, shape: 'list', permission: USERS },

  // Groups
  {
    rule: 'G-121',
    call: 'POST /groups',
    status: 201,
    shape: 'entity',
    permission: GROUPS_WRITE,
    body: { displayName: 'Reception', mailEnabled: false, mailNickname: 'reception', securityEnabled: true },
    keep: 'group',
  },
  { rule: 'G-123', call: 'GET /groups', status: 200, shape: 'list', permission: GROUPS },
  { rule: 'G-123', call: 'GET /groups/$count', status: 200, shape: 'count', permission: GROUPS },
  { rule: 'G-123', call: 'GET /groups/{group}', status: 200, shape: 'entity', permission: GROUPS },
  {
    rule: 'G-123',
    call: 'PATCH /groups/{group}',
    status: 204,
    shape: 'none',
    permission: GROUPS_WRITE,
    body: { description: 'Front' },
  },
  {
    rule: 'G-124',
    call: 'POST /groups/{group}/members/$ref',
    status: 204,
    shape: 'none',
    permission: MEMBERS_WRITE,
    body: reference('{ada}'),
  },
  { rule: 'G-124', call: 'GET /groups/{group}/members', status: 200, shape: 'list', permission: MEMBERS },
  {
    rule: 'G-124',
    call: 'GET /groups/{group}/members/microsoft.graph.user',
    status: 200,
    shape: 'list',
    permission: MEMBERS,
  },
  { rule: 'G-124', call: 'GET /groups/{group}/members/$count', status: 200, shape: 'count', permission: MEMBERS },
  { rule: 'G-124', call: 'GET /users/{ada}/memberOf', status: 200, shape: 'list', permission: USERS },
  { rule: 'G-124', call: 'GET /groups/{group}/memberOf', status: 200, shape: 'list', permission: GROUPS },
  {
    rule: 'G-124',
    call: 'DELETE /groups/{group}/members/{ada}/$ref',
    status: 204,
    shape: 'none',
    permission: MEMBERS_WRITE,
  },
  {
    rule: 'G-121',
    call: 'POST /groups/{group}/owners/$ref',
    status: 204,
    shape: 'none',
    permission: GROUPS_WRITE,
    body: reference('{ada}'),
  },
  { rule: 'G-121', call: 'GET /groups/{group}/owners', status: 200, shape: 'list', permission: GROUPS },
  {
    rule: 'G-121',
    call: 'DELETE /groups/{group}/owners/{ada}/$ref',
    status: 204,
    shape: 'none',
    permission: GROUPS_WRITE,
  },
  { rule: 'G-136', call: 'GET /groups/delta', status: 200, shape: 'list', permission: GROUPS },

  // Applications and service principals
  {
    rule: 'G-132',
    call: 'POST /applications',
    status: 201,
    shape: 'entity',
    permission: APPS_WRITE,
    body: { displayName: 'Kiosk' },
    keep: 'kiosk',
  },
  { rule: 'G-132', call: 'GET /applications', status: 200, shape: 'list', permission: APPS },
  { rule: 'G-132', call: 'GET /applications/$count', status: 200, shape: 'count', permission: APPS },
  { rule: 'G-132', call: 'GET /applications/{kiosk}', status: 200, shape: 'entity', permission: APPS },
  {
    rule: 'G-132',
    call: 'PATCH /applications/{kiosk}',
    status: 204,
    shape: 'none',
    permission: APPS_WRITE,
    body: { displayName: 'Desk' },
  },
  {
    rule: 'G-132',
    call: 'POST /applications/{kiosk}/owners/$ref',
    status: 204,
    shape: 'none',
    permission: APPS_WRITE,
    body: reference('{ada}'),
  },
  { rule: 'G-132', call: 'GET /applications/{kiosk}/owners', status: 200, shape: 'list', permission: APPS },
  {
    rule: 'G-132',
    call: 'DELETE /applications/{kiosk}/owners/{ada}/$ref',
    status: 204,
    shape: 'none',
    permission: APPS_WRITE,
  },
  {
    rule: 'G-18',
    call: 'POST /applications/{kiosk}/addPassword',
    status: 200,
    shape: 'entity',
    permission: APPS_WRITE,
    body: { passwordCredential: { displayName: 'ci' } },
    keep: 'password',
  },
  {
    rule: 'G-18',
    call: 'POST /applications/{kiosk}/removePassword',
    status: 204,
    shape: 'none',
    permission: APPS_WRITE,
    body: { keyId: '{password}' },
  },
  {
    rule: 'G-138',
    call: 'POST /applications/{app}/extensionProperties',
    status: 201,
    shape: 'entity',
    permission: APPS_WRITE,
    body: { name: 'badge', dataType: 'String', targetObjects: ['User'] },
    keep: 'extension',
  },
  { rule: 'G-138', call: 'GET /applications/{app}/extensionProperties', status: 200, shape: 'list', permission: APPS },
  {
    rule: 'G-138',
    call: 'POST /directoryObjects/getAvailableExtensionProperties',
    status: 200,
    shape: 'list',
    permission: 'Directory.Read.All',
    body: {},
  },
  {
    rule: 'G-138',
    call: 'DELETE /applications/{app}/extensionProperties/{extension}',
    status: 204,
    shape: 'none',
    permission: APPS_WRITE,
  },
  { rule: 'G-132', call: 'DELETE /applications/{kiosk}', status: 204, shape: 'none', permission: APPS_WRITE },
  {
    rule: 'G-132',
    call: 'POST /servicePrincipals',
    status: 201,
    shape: 'entity',
    permission: APPS_WRITE,
    body: { appId: '{appId}' },
  },
  { rule: 'G-132', call: 'GET /servicePrincipals', status: 200, shape: 'list', permission: APPS },
  { rule: 'G-132', call: 'GET /servicePrincipals/$count', status: 200, shape: 'count', permission: APPS },
  { rule: 'G-132', call: 'GET /servicePrincipals/{sp}', status: 200, shape: 'entity', permission: APPS },
  { rule: 'G-02', call: `GET /servicePrincipals(appId='{appId}')`, status: 200, shape: 'entity', permission: APPS },
  {
    rule: 'G-133',
    call: `GET /servicePrincipals(appId='00000003-0000-0000-c000-000000000000')`,
    status: 200,
    shape: 'entity',
    permission: APPS,
  },
  {
    rule: 'G-132',
    call: 'PATCH /servicePrincipals/{sp}',
    status: 204,
    shape: 'none',
    permission: APPS_WRITE,
    body: { tags: ['x'] },
  },
  {
    rule: 'G-132',
    call: 'POST /servicePrincipals/{sp}/owners/$ref',
    status: 204,
    shape: 'none',
    permission: APPS_WRITE,
    body: reference('{bob}'),
  },
  { rule: 'G-132', call: 'GET /servicePrincipals/{sp}/owners', status: 200, shape: 'list', permission: APPS },
  {
    rule: 'G-132',
    call: 'DELETE /servicePrincipals/{sp}/owners/{bob}/$ref',
    status: 204,
    shape: 'none',
    permission: APPS_WRITE,
  },
  {
    rule: 'G-18',
    call: 'POST /servicePrincipals/{sp}/addPassword',
    status: 200,
    shape: 'entity',
    permission: APPS_WRITE,
    body: {},
    keep: 'password',
  },
  {
    rule: 'G-18',
    call: 'POST /servicePrincipals/{sp}/removePassword',
    status: 204,
    shape: 'none',
    permission: APPS_WRITE,
    body: { keyId: '{password}' },
  },
  {
    rule: 'G-132',
    call: 'GET /directoryObjects/{ada}',
    status: 200,
    shape: 'entity',
    permission: 'Directory.Read.All',
  },

  // Role assignments, through each of the four doors
  {
    rule: 'G-127',
    call: 'POST /users/{ada}/appRoleAssignments',
    status: 201,
    shape: 'entity',
    permission: ROLES,
    body: role('{ada}'),
    keep: 'assignment',
  },
  { rule: 'G-127', call: 'GET /users/{ada}/appRoleAssignments', status: 200, shape: 'list', permission: ROLES },
  {
    rule: 'G-127',
    call: 'GET /users/{ada}/appRoleAssignments/{assignment}',
    status: 200,
    shape: 'entity',
    permission: ROLES,
  },
  {
    rule: 'G-128',
    call: 'DELETE /servicePrincipals/{sp}/appRoleAssignments/{assignment}',
    status: 204,
    shape: 'none',
    permission: ROLES,
  },
  {
    rule: 'G-127',
    call: 'POST /servicePrincipals/{sp}/appRoleAssignedTo',
    status: 201,
    shape: 'entity',
    permission: ROLES,
    body: role('{ada}'),
  },
  {
    rule: 'G-127',
    call: 'GET /servicePrincipals/{sp}/appRoleAssignedTo',
    status: 200,
    shape: 'list',
    permission: APPS,
  },
  {
    rule: 'G-127',
    call: 'POST /groups/{group}/appRoleAssignments',
    status: 201,
    shape: 'entity',
    permission: ROLES,
    body: role('{group}'),
    keep: 'assignment',
  },
  { rule: 'G-127', call: 'GET /groups/{group}/appRoleAssignments', status: 200, shape: 'list', permission: ROLES },
  {
    rule: 'G-127',
    call: 'DELETE /groups/{group}/appRoleAssignments/{assignment}',
    status: 204,
    shape: 'none',
    permission: ROLES,
  },
  {
    rule: 'G-127',
    call: 'POST /servicePrincipals/{sp}/appRoleAssignments',
    status: 201,
    shape: 'entity',
    permission: ROLES,
    body: role('{bob}'),
    keep: 'assignment',
  },
  {
    rule: 'G-127',
    call: 'GET /servicePrincipals/{sp}/appRoleAssignments',
    status: 200,
    shape: 'list',
    permission: APPS,
  },
  {
    rule: 'G-127',
    call: 'DELETE /servicePrincipals/{sp}/appRoleAssignedTo/{assignment}',
    status: 204,
    shape: 'none',
    permission: ROLES,
  },

  // Templates
  { rule: 'G-27', call: `GET ${TEMPLATES}`, status: 200, shape: 'list', permission: READ },
  { rule: 'G-27', call: `GET ${TEMPLATES}/{template}`, status: 200, shape: 'entity', permission: READ },
  { rule: 'G-28', call: `GET ${TEMPLATES}/{template}/schema`, status: 200, shape: 'entity', permission: READ },
  {
    rule: 'G-67',
    call: `GET ${TEMPLATES}/{template}/schema/filterOperators`,
    status: 200,
    shape: 'list',
    permission: READ,
  },
  { rule: 'G-68', call: `GET ${TEMPLATES}/{template}/schema/functions`, status: 200, shape: 'list', permission: READ },
  {
    rule: 'G-69',
    call: `POST ${TEMPLATES}/{template}/schema/parseExpression`,
    status: 200,
    shape: 'entity',
    permission: READ,
    body: expression,
  },
  {
    rule: 'G-27',
    call: 'GET /applications/{app}/synchronization/templates',
    status: 200,
    shape: 'list',
    permission: READ,
  },
  {
    rule: 'G-27',
    call: 'GET /applications/{app}/synchronization/templates/{template}',
    status: 200,
    shape: 'entity',
    permission: READ,
  },
  {
    rule: 'G-28',
    call: 'GET /applications/{app}/synchronization/templates/{template}/schema',
    status: 200,
    shape: 'entity',
    permission: READ,
  },
  {
    rule: 'G-30',
    call: 'POST /applications/{app}/synchronization/templates',
    status: 201,
    shape: 'entity',
    permission: WRITE,
    body: { id: 'own', factoryTag: 'own' },
  },
  {
    rule: 'G-30',
    call: 'PUT /applications/{app}/synchronization/templates/own',
    status: 204,
    shape: 'none',
    permission: WRITE,
    body: { id: 'own', description: 'Ours' },
  },
  {
    rule: 'G-30',
    call: 'PUT /applications/{app}/synchronization/templates/own/schema',
    status: 204,
    shape: 'none',
    permission: WRITE,
    body: { synchronizationRules: [], directories: [] },
  },

  // Secrets
  {
    rule: 'G-57',
    call: 'GET /servicePrincipals/{sp}/synchronization/secrets',
    status: 200,
    shape: 'list',
    permission: READ,
  },
  {
    rule: 'G-60',
    call: 'GET /servicePrincipals/{sp}/synchronization/connectivityParameters',
    status: 200,
    shape: 'list',
    permission: READ,
    version: 'beta',
  },

  // Jobs
  {
    rule: 'G-31',
    call: 'GET /servicePrincipals/{sp}/synchronization/jobs',
    status: 200,
    shape: 'list',
    permission: READ,
  },
  {
    rule: 'G-47',
    call: 'GET /servicePrincipals/{sp}/synchronization/jobs/$count',
    status: 200,
    shape: 'count',
    permission: READ,
  },
  {
    rule: 'G-31',
    call: 'POST /servicePrincipals/{sp}/synchronization/jobs',
    status: 201,
    shape: 'entity',
    permission: WRITE,
    body: { templateId: '{template}' },
    keep: 'second',
  },
  {
    rule: 'G-43',
    call: 'DELETE /servicePrincipals/{sp}/synchronization/jobs/{second}',
    status: 204,
    shape: 'none',
    permission: WRITE,
  },
  { rule: 'G-36', call: `GET ${JOB}`, status: 200, shape: 'entity', permission: READ },
  { rule: 'G-45', call: `POST ${JOB}/start`, status: 204, shape: 'none', permission: WRITE },
  { rule: 'G-46', call: `POST ${JOB}/pause`, status: 204, shape: 'none', permission: WRITE },
  { rule: 'G-47', call: `POST ${JOB}/stop`, status: 204, shape: 'none', permission: WRITE },
  { rule: 'E-317', call: `DELETE ${JOB}/objectConnections('{boss}')`, status: 204, shape: 'none', permission: WRITE },
  {
    rule: 'G-48',
    call: `POST ${JOB}/restart`,
    status: 204,
    shape: 'none',
    permission: WRITE,
    body: { criteria: { resetScope: 'Watermark, Escrows' } },
  },
  {
    rule: 'G-50',
    call: `POST ${JOB}/validateCredentials`,
    status: 204,
    shape: 'none',
    permission: WRITE,
    body: { templateId: '{template}', useSavedCredentials: true },
  },
  {
    rule: 'G-50',
    call: 'POST /servicePrincipals/{sp}/synchronization/jobs/validateCredentials',
    status: 204,
    shape: 'none',
    permission: WRITE,
    body: { templateId: '{template}', useSavedCredentials: true },
  },
  {
    rule: 'G-89',
    call: `POST ${JOB}/provisionOnDemand`,
    status: 200,
    shape: 'entity',
    permission: WRITE,
    body: { parameters: [{ ruleId: '{rule}', subjects: [{ objectId: '{ada}', objectTypeName: 'user' }] }] },
  },
  {
    rule: 'E-315',
    call: `GET ${JOB}/objectConnections('{ada}')`,
    status: 200,
    shape: 'entity',
    permission: READ,
  },
  { rule: 'G-61', call: `GET ${JOB}/schema`, status: 200, shape: 'entity', permission: READ },
  { rule: 'G-62', call: `PUT ${JOB}/schema`, status: 204, shape: 'none', permission: WRITE, body: '{schema}' },
  { rule: 'G-67', call: `GET ${JOB}/schema/filterOperators`, status: 200, shape: 'list', permission: READ },
  { rule: 'G-68', call: `GET ${JOB}/schema/functions`, status: 200, shape: 'list', permission: READ },
  {
    rule: 'G-69',
    call: `POST ${JOB}/schema/parseExpression`,
    status: 200,
    shape: 'entity',
    permission: READ,
    body: expression,
  },
  {
    rule: 'G-70',
    call: `POST ${JOB}/schema/directories/{directory}/discover`,
    status: 200,
    shape: 'entity',
    permission: WRITE,
  },
  { rule: 'G-66', call: `DELETE ${JOB}/schema`, status: 204, shape: 'none', permission: WRITE },
  {
    rule: 'G-53',
    call: 'PUT /servicePrincipals/{sp}/synchronization/secrets',
    status: 204,
    shape: 'none',
    permission: WRITE,
    body: { value: [{ key: 'SyncAll', value: 'false' }] },
  },

  // Logs
  {
    rule: 'G-96',
    call: 'GET /auditLogs/provisioning',
    status: 200,
    shape: 'list',
    permission: 'ProvisioningLog.Read.All',
  },
  {
    rule: 'G-96',
    call: 'GET /auditLogs/provisioning',
    status: 200,
    shape: 'list',
    permission: 'AuditLog.Read.All',
    keep: 'entry',
  },
  {
    rule: 'G-103',
    call: 'GET /auditLogs/provisioning/{entry}',
    status: 200,
    shape: 'entity',
    permission: 'AuditLog.Read.All',
  },
  {
    rule: 'G-103',
    call: 'GET /auditLogs/directoryAudits',
    status: 200,
    shape: 'list',
    permission: 'AuditLog.Read.All',
    keep: 'audit',
  },
  {
    rule: 'G-103',
    call: 'GET /auditLogs/directoryAudits/{audit}',
    status: 200,
    shape: 'entity',
    permission: 'AuditLog.Read.All',
  },

  // Deletion and what comes after it
  { rule: 'G-119', call: 'DELETE /users/{ada}', status: 204, shape: 'none', permission: USERS_WRITE },
  { rule: 'G-119', call: 'DELETE /users/{bob}', status: 204, shape: 'none', permission: USERS_WRITE },
  {
    rule: 'G-119',
    call: 'GET /directory/deletedItems/microsoft.graph.user',
    status: 200,
    shape: 'list',
    permission: USERS,
  },
  { rule: 'G-119', call: 'GET /directory/deletedItems/{ada}', status: 200, shape: 'entity', permission: USERS },
  {
    rule: 'G-119',
    call: 'POST /directory/deletedItems/{ada}/restore',
    status: 200,
    shape: 'entity',
    permission: 'User.DeleteRestore.All',
  },
  {
    rule: 'G-119',
    call: 'DELETE /directory/deletedItems/{bob}',
    status: 204,
    shape: 'none',
    permission: 'User.DeleteRestore.All',
  },
  { rule: 'G-123', call: 'DELETE /groups/{group}', status: 204, shape: 'none', permission: GROUPS_WRITE },

  // Tenant
  { rule: 'G-137', call: 'GET /organization', status: 200, shape: 'list', permission: 'Organization.Read.All' },
  {
    rule: 'G-137',
    call: 'GET /organization/{tenant}',
    status: 200,
    shape: 'entity',
    permission: 'Organization.Read.All',
  },
  { rule: 'G-137', call: 'GET /domains', status: 200, shape: 'list', permission: 'Organization.Read.All' },
  {
    rule: 'G-137',
    call: 'GET /domains/woodgrove.example',
    status: 200,
    shape: 'entity',
    permission: 'Organization.Read.All',
  },
  { rule: 'G-137', call: 'GET /me', status: 200, shape: 'entity', permission: null },
  {
    rule: 'G-15',
    call: 'POST /$batch',
    status: 200,
    shape: 'none',
    permission: null,
    body: { requests: [{ id: '1', method: 'GET', url: '/me' }] },
  },
  { rule: 'G-132', call: 'DELETE /servicePrincipals/{sp}', status: 204, shape: 'none', permission: APPS_WRITE },
];
