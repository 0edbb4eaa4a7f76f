/** Users, groups and role assignments as Microsoft Graph names their properties (G-113, G-121, G-126). */

export interface User {
  id: string;
  accountEnabled: boolean;
  displayName: string;
  userPrincipalName: string;
  mailNickname: string;
  givenName?: string | null;
  surname?: string | null;
  jobTitle?: string | null;
  department?: string | null;
  companyName?: string | null;
  employeeId?: string | null;
  employeeType?: string | null;
  employeeHireDate?: string | null;
  employeeOrgData?: { division?: string | null; costCenter?: string | null } | null;
  officeLocation?: string | null;
  streetAddress?: string | null;
  city?: string | null;
  state?: string | null;
  postalCode?: string | null;
  country?: string | null;
  usageLocation?: string | null;
  preferredLanguage?: string | null;
  businessPhones?: string[];
  mobilePhone?: string | null;
  faxNumber?: string | null;
  mail?: string | null;
  otherMails?: string[];
  proxyAddresses?: string[];
  userType?: 'Member' | 'Guest';
  onPremisesSyncEnabled?: boolean | null;
  onPremisesImmutableId?: string | null;
  onPremisesExtensionAttributes?: Record<string, string | null> | null;
  createdDateTime?: string;
  deletedDateTime?: string | null;
  /** Directory extensions: `extension_<appId without dashes>_<name>`. */
  [extension: `extension_${string}`]: string | boolean | number | null | undefined;
}

export interface Group {
  id: string;
  displayName: string;
  description?: string | null;
  mail?: string | null;
  mailEnabled: boolean;
  mailNickname: string;
  securityEnabled: boolean;
  groupTypes?: string[];
  visibility?: string | null;
  proxyAddresses?: string[];
  createdDateTime?: string;
  deletedDateTime?: string | null;
}

export interface AppRole {
  id: string;
  displayName: string;
  value: string | null;
  description: string;
  isEnabled: boolean;
  allowedMemberTypes: string[];
}

export interface AppRoleAssignment {
  id: string;
  appRoleId: string;
  createdDateTime: string;
  principalId: string;
  principalType: 'User' | 'Group';
  principalDisplayName: string;
  resourceId: string;
  resourceDisplayName: string;
}
