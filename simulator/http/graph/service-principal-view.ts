/** Applications and service principals as Graph prints them (G-24, G-132). Pure. */
import { chance } from '../../chance.ts';
import type { AppRole } from '../../model/directory.ts';
import type { ApplicationRecord } from '../../storage/index.ts';
import { passwordsOf } from './password-view.ts';

export interface AppFacts {
  tenantId: string;
  /** Of the gallery entry it was made from; null for an application without one. */
  applicationTemplateId: string | null;
  /** Real gallery applications name their entry in it (G-24). */
  homePage: string | null;
}

type Shown = Omit<ApplicationRecord, 'id' | 'profileId' | 'sampleApp' | 'secrets' | 'dialect' | 'quirks' | 'jobs'>;

const verifiedPublisher = { displayName: null, verifiedPublisherId: null, addedDateTime: null };
const info = {
  logoUrl: null,
  marketingUrl: null,
  privacyStatementUrl: null,
  supportUrl: null,
  termsOfServiceUrl: null,
};

export function servicePrincipalView(application: Shown, facts: AppFacts) {
  return {
    id: application.servicePrincipalId,
    deletedDateTime: null,
    accountEnabled: true,
    appId: application.appId,
    applicationTemplateId: facts.applicationTemplateId,
    appDisplayName: application.displayName,
    alternativeNames: [] as string[],
    appOwnerOrganizationId: facts.tenantId,
    createdDateTime: application.createdDateTime,
    displayName: application.displayName,
    appRoleAssignmentRequired: application.appRoleAssignmentRequired,
    loginUrl: null,
    logoutUrl: null,
    homepage: facts.homePage,
    notes: null,
    notificationEmailAddresses: [] as string[],
    preferredSingleSignOnMode: null,
    preferredTokenSigningKeyThumbprint: null,
    replyUrls: [] as string[],
    servicePrincipalNames: [application.appId],
    servicePrincipalType: 'Application',
    signInAudience: 'AzureADMyOrg',
    tags: [...application.tags],
    tokenEncryptionKeyId: null,
    samlSingleSignOnSettings: null,
    verifiedPublisher,
    addIns: [] as unknown[],
    appRoles: application.appRoles.map(roleView),
    info,
    keyCredentials: [] as unknown[],
    oauth2PermissionScopes: [impersonation(application)],
    passwordCredentials: passwordsOf(application, 'servicePrincipals'),
  };
}

export function applicationView(application: ApplicationRecord, facts: AppFacts) {
  return {
    id: application.id,
    appId: application.appId,
    applicationTemplateId: facts.applicationTemplateId,
    createdDateTime: application.createdDateTime,
    deletedDateTime: null,
    displayName: application.displayName,
    groupMembershipClaims: null,
    identifierUris: [] as string[],
    isFallbackPublicClient: false,
    signInAudience: 'AzureADMyOrg',
    tags: [...application.tags],
    tokenEncryptionKeyId: null,
    defaultRedirectUri: null,
    optionalClaims: null,
    verifiedPublisher,
    addIns: [] as unknown[],
    api: {
      acceptMappedClaims: null,
      knownClientApplications: [] as unknown[],
      requestedAccessTokenVersion: null,
      oauth2PermissionScopes: [impersonation(application)],
      preAuthorizedApplications: [] as unknown[],
    },
    appRoles: application.appRoles.map(roleView),
    info,
    keyCredentials: [] as unknown[],
    parentalControlSettings: { countriesBlockedForMinors: [] as unknown[], legalAgeGroupRule: 'Allow' },
    passwordCredentials: passwordsOf(application, 'applications'),
    publicClient: { redirectUris: [] as string[] },
    requiredResourceAccess: [] as unknown[],
    web: { homePageUrl: facts.homePage, redirectUris: [] as string[] },
  };
}

function roleView(role: AppRole) {
  return {
    allowedMemberTypes: [...role.allowedMemberTypes],
    displayName: role.displayName,
    id: role.id,
    isEnabled: role.isEnabled,
    description: role.description,
    value: role.value,
    origin: 'Application',
  };
}

/** The one permission scope that every new application offers. */
function impersonation({ appId, displayName }: Pick<ApplicationRecord, 'appId' | 'displayName'>) {
  return {
    adminConsentDescription: `Allow the application to access ${displayName} on behalf of the signed-in user.`,
    adminConsentDisplayName: `Access ${displayName}`,
    id: chance(0, `permission-scope:${appId}`).guid(),
    isEnabled: true,
    type: 'User',
    userConsentDescription: `Allow the application to access ${displayName} on your behalf.`,
    userConsentDisplayName: `Access ${displayName}`,
    value: 'user_impersonation',
  };
}
