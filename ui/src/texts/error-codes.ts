/** What the codes of the provisioning log mean and what to do about them. The log itself carries only the code. */

interface Explanation {
  meaning: string;
  action: string;
}

const nothing = 'Nothing to do: the object is tried again by itself.';
const look = 'Compare the request with the answer in the HTTP tab; then correct the mapping, the source or the target.';

const errors: Record<string, Explanation> = {
  EntryConflict: {
    meaning: 'A value collides with another account of the target, or the account should have been matched.',
    action: 'Find the other account in the target. Delete or rename it, or match by an attribute that finds it.',
  },
  TooManyRequests: { meaning: 'The target asks for fewer requests.', action: nothing },
  InternalServerError: {
    meaning: 'The target met an error of its own.',
    action: `${nothing} The target’s own log says more.`,
  },
  InsufficientRights: {
    meaning: 'The target accepts the token, but not this operation.',
    action: 'Give the account of the token the right to do this in the target.',
  },
  UnprocessableEntity: { meaning: 'The target understood the request and refused its content.', action: look },
  WebExceptionProtocolError: { meaning: 'The connection failed at the level of HTTP.', action: nothing },
  InvalidAnchor: {
    meaning: 'The account that was linked is no longer in the target.',
    action: 'Restart provisioning, so that objects are matched anew; or see why the target lost it.',
  },
  NotImplemented: { meaning: 'The target does not implement this operation.', action: look },
  MissingValues: {
    meaning: 'A value that the target needs is missing, so nothing was created.',
    action: 'Fill the attribute in the source, or give its mapping a default.',
  },
  SchemaAttributeNotFound: {
    meaning: 'A mapped attribute does not exist in the target.',
    action: 'Remove the mapping, or add the attribute to the target.',
  },
  InternalError: { meaning: 'The provisioning service met an error of its own.', action: nothing },
  InvalidDomain: {
    meaning: 'A value holds a domain that the target rejects.',
    action: 'Correct the value in the source, or allow the domain in the target.',
  },
  Timeout: { meaning: 'The target took too long to answer.', action: nothing },
  LicenseLimitExceeded: {
    meaning: 'The target has no licence left.',
    action: 'Free a licence in the target, or add some.',
  },
  DuplicateTargetEntries: {
    meaning: 'Several accounts of the target match.',
    action: 'Make the matching attribute unique in the target, or match by another one.',
  },
  DuplicateSourceEntries: {
    meaning: 'Several objects of the source lead to one account.',
    action: 'Make the source of the matching attribute unique, or match by another one.',
  },
  SchemaPropertyCanOnlyAcceptValue: {
    meaning: 'Several values were given for an attribute that takes one.',
    action: 'Choose one of them in the mapping’s expression.',
  },
  SystemForCrossDomainIdentityManagementMultipleEntriesInResponse: {
    meaning: 'A search that may find one account brought several.',
    action: 'See whether the target applies the filter of the request; make the matching attribute unique.',
  },
  SystemForCrossDomainIdentityManagementServiceIncompatible: {
    meaning: 'The answer of the target is not what SCIM says.',
    action: look,
  },
  SystemForCrossDomainIdentityManagementInvalidCredentials: {
    meaning: 'The target refuses the token.',
    action: 'Replace the secret token, then start provisioning again.',
  },
};

/** Codes that mean the same as another. */
const sameAs: Record<string, string> = {
  Conflict: 'EntryConflict',
  MethodNotAllowed: 'InsufficientRights',
  NotPermitted: 'InsufficientRights',
  Unauthorized: 'InsufficientRights',
  MandatoryFieldsMissing: 'MissingValues',
  SystemForCrossDomainIdentityManagementBadRequest: 'SystemForCrossDomainIdentityManagementServiceIncompatible',
  SystemForCrossDomainIdentityManagementBadResponse: 'SystemForCrossDomainIdentityManagementServiceIncompatible',
  SystemForCrossDomainIdentityManagementServiceIncompatibleFiltering:
    'SystemForCrossDomainIdentityManagementServiceIncompatible',
  SystemForCrossDomainIdentityManagementCredentialValidationFailure:
    'SystemForCrossDomainIdentityManagementInvalidCredentials',
};

export function explainError(code: string): Explanation {
  return errors[sameAs[code] ?? code] ?? { meaning: 'The target did not do what was asked.', action: look };
}

const skips: Record<string, string> = {
  NotEffectivelyEntitled:
    'The object is not assigned to the application, has no role that counts, or is not active in the source.',
  RedundantExport: 'Source and target agree already, so nothing was sent.',
  ImportSkipped: 'No matching attribute has a value, so the object could not be looked for.',
  EntrySynchronizationSkipped: 'The object was seen and there was nothing to do.',
  UnableToResolveReferenceAttributeValue: 'It refers to an object that is not in the target.',
  ObjectFlowNotEnabled: 'This kind of change is switched off in the mapping.',
  SkipOutOfScopeDeletions: 'Objects that leave the scope are kept, as the job’s settings say.',
  FilteredOut: 'A scoping filter excludes the object.',
};

export function explainSkip(reason: string): string | undefined {
  return skips[reason];
}
