/** Texts of creating, restoring and changing many users and groups. */
export const tenantChangeTexts = {
  newUser: 'New user',
  newGroup: 'New group',
  displayName: 'Display name',
  userPrincipalName: 'User principal name',
  userPrincipalNameHint: 'In the domain of the tenant, such as',
  upnProblem: 'It has the form name@domain',
  needed: 'This is needed',
  department: 'Department',
  jobTitle: 'Job title',
  description: 'Description',
  create: 'Create',
  created: (name: string) => `${name} has been created`,

  populate: 'Populate',
  populateTitle: 'Add made-up people',
  populateText:
    'Employees with departments, offices and managers, and groups that they are members of. Nobody is assigned.',
  users: 'Users',
  groups: 'Groups',
  numberProblem: (most: number) => `Give a whole number from 0 to ${most.toLocaleString('en')}`,
  add: 'Add',
  adding: 'Adding',
  populated: (users: number, groups: number) =>
    `The tenant has ${users.toLocaleString('en')} users and ${groups.toLocaleString('en')} groups now`,

  deleted: 'Deleted users',
  deletedText: 'They can be restored for 30 days of virtual time, then they are gone for good.',
  noneDeleted: 'Nobody is deleted.',
  restore: 'Restore',
  restoreOne: (name: string) => `Restore ${name}`,
  restored: (name: string) => `${name} has been restored`,

  select: (name: string) => `Select ${name}`,
  selectAll: 'Select all',
  selectAllHint: 'All that the search finds. Shift selects from one row to another.',
  selection: 'Commands of the selected users',
  selected: (count: number) => `${count.toLocaleString('en')} selected`,
  clear: 'Clear selection',
  enable: 'Enable',
  disable: 'Disable',
  setDepartment: 'Set department',
  departmentTitle: (count: number) =>
    `Department of ${count === 1 ? 'one user' : `${count.toLocaleString('en')} users`}`,
  addToGroup: 'Add to group',
  addToGroupTitle: (count: number) =>
    count === 1 ? 'Add one user to a group' : `Add ${count.toLocaleString('en')} users to a group`,
  pickGroup: 'Find a group',
  noGroupPicked: 'No group is chosen yet.',
  groupPicked: (name: string) => `They become members of ${name}.`,
  set: 'Set',
  delete: 'Delete',
  deleteTitle: (count: number) => (count === 1 ? 'Delete one user?' : `Delete ${count.toLocaleString('en')} users?`),
  deleteText: 'They go to the deleted users for 30 days. With the next cycle the target is told.',
  areDeleted: (count: number) =>
    count === 1 ? 'One user was deleted' : `${count.toLocaleString('en')} users were deleted`,
  changed: (count: number) =>
    count === 1 ? 'One user was changed' : `${count.toLocaleString('en')} users were changed`,
  someRefused: (refusals: readonly string[]) =>
    `${refusals.length.toLocaleString('en')} could not be changed: ${[...new Set(refusals)].join(' ')}`,
  outlook: 'Next cycle',
  outlookHint: 'What would the next cycle do with the selected users?',
  outlookTitle: 'What the next cycle would do',
  outlookIn: (application: string) => `In ${application}. Nothing is changed by asking.`,
  outlookMost: (shown: number, all: number) => `The first ${shown} of ${all.toLocaleString('en')} are shown.`,
  asking: 'Asking',
  unknown: 'This can’t be told.',
  why: (name: string) => `Why: ${name}`,
  whyShort: 'Why?',
  noJob: 'There is no application with a provisioning job.',
};

/** Where it is different for groups. */
export const groupChangeTexts = {
  selection: 'Commands of the selected groups',
  setDescription: 'Set description',
  descriptionTitle: (count: number) =>
    `Description of ${count === 1 ? 'one group' : `${count.toLocaleString('en')} groups`}`,
  deleteTitle: (count: number) => (count === 1 ? 'Delete one group?' : `Delete ${count.toLocaleString('en')} groups?`),
  deleteText: 'Security groups are gone for good. With the next cycle the target is told.',
  areDeleted: (count: number) =>
    count === 1 ? 'One group was deleted' : `${count.toLocaleString('en')} groups were deleted`,
  changed: (count: number) =>
    count === 1 ? 'One group was changed' : `${count.toLocaleString('en')} groups were changed`,
  outlookHint: 'What would the next cycle do with the selected groups?',
};
