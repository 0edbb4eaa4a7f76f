/** A group, and a member of one, as Graph prints them (G-123, G-124). Pure. */
import type { Group } from '../../model/directory.ts';

const nothing: Readonly<Record<string, unknown>> = {
  id: null,
  deletedDateTime: null,
  classification: null,
  createdDateTime: null,
  creationOptions: [],
  description: null,
  displayName: null,
  expirationDateTime: null,
  groupTypes: [],
  isAssignableToRole: null,
  mail: null,
  mailEnabled: false,
  mailNickname: null,
  membershipRule: null,
  membershipRuleProcessingState: null,
  onPremisesDomainName: null,
  onPremisesLastSyncDateTime: null,
  onPremisesNetBiosName: null,
  onPremisesSamAccountName: null,
  onPremisesSecurityIdentifier: null,
  onPremisesSyncEnabled: null,
  preferredDataLocation: null,
  preferredLanguage: null,
  proxyAddresses: [],
  renewedDateTime: null,
  resourceBehaviorOptions: [],
  resourceProvisioningOptions: [],
  securityEnabled: true,
  securityIdentifier: null,
  theme: null,
  visibility: null,
  onPremisesProvisioningErrors: [],
  serviceProvisioningErrors: [],
};

export function isGroupProperty(name: string): boolean {
  return Object.hasOwn(nothing, name);
}

/** `names` null gives every property. */
export function groupView(group: Group, names: readonly string[] | null = null): Record<string, unknown> {
  const given = group as unknown as Record<string, unknown>;
  const view: Record<string, unknown> = {};
  const wanted = names === null ? null : new Set(names);
  for (const name in nothing) {
    if (wanted === null || wanted.has(name)) view[name] = given[name] ?? nothing[name];
  }
  return view;
}
