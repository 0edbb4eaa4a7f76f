/** Leads from a code of the log to the page where its cause is mended (E-1050). */
import type { ReactNode } from 'react';
import { RouterLink } from '../../components/router-link.tsx';
import { addresses } from '../../shell/addresses.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { shell } from '../../texts/shell.ts';

type Place = 'connectivity' | 'mappings' | 'usersAndGroups' | 'overview' | 'settings' | 'tenantUsers';

const names = shell.navigation;

const labels: Record<Place, string> = {
  connectivity: names.connectivity,
  mappings: names.mapping,
  usersAndGroups: names.usersAndGroups,
  overview: names.overview,
  settings: names.settings,
  tenantUsers: names.tenantUsers,
};

/** What is mended by waiting, or in the target alone, has no page here. */
const places: Record<string, Place> = {
  Conflict: 'mappings',
  EntryConflict: 'mappings',
  DuplicateTargetEntries: 'mappings',
  DuplicateSourceEntries: 'mappings',
  UnprocessableEntity: 'mappings',
  NotImplemented: 'mappings',
  MissingValues: 'mappings',
  MandatoryFieldsMissing: 'mappings',
  SchemaAttributeNotFound: 'mappings',
  SchemaPropertyCanOnlyAcceptValue: 'mappings',
  SystemForCrossDomainIdentityManagementServiceIncompatible: 'mappings',
  SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering: 'mappings',
  SystemForCrossDomainIdentityManagementBadRequest: 'mappings',
  SystemForCrossDomainIdentityManagementBadResponse: 'mappings',
  SystemForCrossDomainIdentityManagementMultipleEntriesInResponse: 'mappings',
  ImportSkipped: 'mappings',
  ObjectFlowNotEnabled: 'mappings',
  FilteredOut: 'mappings',
  InsufficientRights: 'connectivity',
  MethodNotAllowed: 'connectivity',
  NotPermitted: 'connectivity',
  Unauthorized: 'connectivity',
  EndpointUnavailable: 'connectivity',
  CredentialValidationUnavailable: 'connectivity',
  SystemForCrossDomainIdentityManagementInvalidCredentials: 'connectivity',
  SystemForCrossDomainIdentityManagementCredentialValidationFailure: 'connectivity',
  NotEffectivelyEntitled: 'usersAndGroups',
  UnableToResolveReferenceAttributeValue: 'usersAndGroups',
  LicenseLimitExceeded: 'usersAndGroups',
  InvalidAnchor: 'overview',
  TooManyDeletes: 'overview',
  SkipOutOfScopeDeletions: 'settings',
  InvalidDomain: 'tenantUsers',
};

export function hasMendingPlace(code: string): boolean {
  return code in places;
}

/** Only for codes that have a place. */
export function MendingLink({ code }: { code: string }): ReactNode {
  const { servicePrincipalId } = useApplication();
  const place = places[code];
  if (place === undefined) return null;
  const address = addresses[place];
  return (
    <RouterLink to={typeof address === 'string' ? address : address(servicePrincipalId)}>{labels[place]}</RouterLink>
  );
}
