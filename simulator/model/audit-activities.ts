/** The activities of the audit log (E-1064): the log writes them, the page's filters offer them. Pure data. */

/** What is written down, under the service that does it in the tenant. */
export const auditActivities = {
  'Update provisioning setting or credentials': 'Account Provisioning',
  'Enable/start provisioning configuration': 'Account Provisioning',
  'Disable/pause provisioning configuration': 'Account Provisioning',
  'Enable/restart provisioning configuration': 'Account Provisioning',
  'Update attribute mappings or scope': 'Account Provisioning',
  Quarantine: 'Account Provisioning',
  // The real names of the end of a quarantine, of jobs that come and go and of links removed are not public.
  'Quarantine lifted': 'Account Provisioning',
  'Quarantine ended, job disabled': 'Account Provisioning',
  'Add provisioning configuration': 'Account Provisioning',
  'Delete provisioning configuration': 'Account Provisioning',
  'Remove object connection': 'Account Provisioning',
  'Add app role assignment grant to user': 'Core Directory',
  'Remove app role assignment from user': 'Core Directory',
  'Add app role assignment to group': 'Core Directory',
  'Remove app role assignment from group': 'Core Directory',
  'Add app role assignment to service principal': 'Core Directory',
  'Remove app role assignment from service principal': 'Core Directory',
  'Add service principal': 'Core Directory',
  'Update service principal': 'Core Directory',
  'Remove service principal': 'Core Directory',
  // What only a simulator has.
  'Update quirks of the connection': 'provsim',
  'Update faults of the connection': 'provsim',
  'Update delivery of notifications': 'provsim',
} as const;

export type AuditActivity = keyof typeof auditActivities;

export const auditCategories = {
  'Account Provisioning': 'ProvisioningManagement',
  'Core Directory': 'ApplicationManagement',
  provsim: 'ProvisioningManagement',
} as const;
