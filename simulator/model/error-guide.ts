/**
 * What each code of the provisioning log means, whether it comes back by itself, what mends it and where that is set
 * (sections 10.4 and 10.5 of the engine's rules, E-1050). Pure data: the log takes its `recommendedAction` from here,
 * the command line and the page their explanations.
 */

/** Where something is mended: the last part of a page below an application, or `tenant` for the directory. */
export type GuidePlace =
  | 'connectivity'
  | 'mapping'
  | 'users-and-groups'
  | 'target'
  | 'overview'
  | 'settings'
  | 'logs'
  | 'tenant';

export interface CodeGuide {
  meaning: string;
  /** What a person should do; it begins with "Nothing to do" where waiting is all. */
  recommendedAction: string;
  /** Where a failure is tried again by itself; of codes that end the cycle the quarantined job tries. */
  retried: 'ladder' | 'nextCycle' | 'quarantine' | 'no';
  /** What has to be opened to mend it; null when there is nothing to mend here. */
  place: GuidePlace | null;
}

const PREFIX = 'SystemForCrossDomainIdentityManagement';

const failure = (meaning: string, recommendedAction: string, place: GuidePlace): CodeGuide => ({
  meaning,
  recommendedAction,
  retried: 'ladder',
  place,
});

const passing = (meaning: string, recommendedAction: string): CodeGuide => ({
  meaning,
  recommendedAction,
  retried: 'nextCycle',
  place: null,
});

const refused = failure(
  'The target accepts the token, but not this operation.',
  'Give the account of the token the right to do this in the target, or switch the action off in the mapping.',
  'connectivity',
);
const incompatible = failure(
  'The answer of the target is not what SCIM says, or it refuses the request as a whole (HTTP 400).',
  'Compare the request with the answer of the target; then correct the mapping that sends what it refuses, or the target.',
  'mapping',
);
const conflict = failure(
  'A value collides with another account of the target, or the account should have been matched.',
  'Find the other account in the target. Delete or rename it, or choose a matching attribute that finds it.',
  'mapping',
);
const missing = failure(
  'A value that the target needs is missing, so nothing was created.',
  'Fill the attribute in the source, or give its mapping a default value.',
  'mapping',
);
const credentials: CodeGuide = {
  meaning: 'The target refuses the credentials on the connection check.',
  recommendedAction: 'Replace the secret token, test the connection, then start provisioning again.',
  retried: 'quarantine',
  place: 'connectivity',
};

/** By the code of `errorInformation`; UnableToResolveReferenceAttributeValue is also a reason to skip. */
export const errorGuide: Readonly<Record<string, CodeGuide>> = {
  Conflict: conflict,
  EntryConflict: conflict,
  TooManyRequests: passing(
    'The target asks for fewer requests.',
    'Nothing to do: the object is tried again by itself.',
  ),
  InternalServerError: passing(
    'The target met an error of its own.',
    'Nothing to do at first: the object is tried again in 40 minutes. If it stays, the log of the target says more.',
  ),
  InsufficientRights: refused,
  MethodNotAllowed: refused,
  NotPermitted: refused,
  Unauthorized: failure(
    'The target refuses the token for this request.',
    'Replace the secret token, or give its account the right to do this in the target.',
    'connectivity',
  ),
  UnprocessableEntity: failure(
    'The target understood the request and refuses its content.',
    'Read in the answer of the target which value it refuses; correct its mapping or the source.',
    'mapping',
  ),
  WebExceptionProtocolError: passing(
    'The connection failed, or what came over it is no HTTP.',
    'Nothing to do: the object is tried again by itself. If all fail, see whether the target can be reached.',
  ),
  InvalidAnchor: failure(
    'The account that was linked is no longer in the target.',
    'Restart provisioning with the links reset, so that objects are matched anew; or see why the target lost it.',
    'overview',
  ),
  NotImplemented: failure(
    'The target does not implement this operation.',
    'Switch the action or the attribute off in the mapping, or add the operation to the target.',
    'mapping',
  ),
  MandatoryFieldsMissing: missing,
  MissingValues: missing,
  SchemaAttributeNotFound: failure(
    'A mapped attribute does not exist in the target.',
    'Remove its mapping, or add the attribute to the target.',
    'mapping',
  ),
  InternalError: passing(
    'The provisioning service met an error of its own, such as an expression that can not be worked out.',
    'Nothing to do: the object is tried again by itself. If it stays, try the expression in the expression builder.',
  ),
  InvalidDomain: failure(
    'A value holds a domain that the target rejects.',
    'Correct the value in the source, or allow the domain in the target.',
    'tenant',
  ),
  Timeout: passing('The target took too long to answer.', 'Nothing to do: the object is tried again by itself.'),
  LicenseLimitExceeded: failure(
    'The target has no licence left.',
    'Free a licence in the target or add some, or assign fewer users.',
    'users-and-groups',
  ),
  DuplicateTargetEntries: failure(
    'Several accounts of the target match.',
    'Make the matching attribute unique in the target, or match by another one.',
    'mapping',
  ),
  DuplicateSourceEntries: failure(
    'Several objects of the source lead to one account.',
    'Make the source of the matching attribute unique, or match by another one.',
    'mapping',
  ),
  SchemaPropertyCanOnlyAcceptValue: failure(
    'Several values were given for an attribute that takes one.',
    'Choose one of them in the expression of the mapping.',
    'mapping',
  ),
  UnableToResolveReferenceAttributeValue: failure(
    'It refers to an object that is not in the target yet.',
    'Bring the manager or member into scope, or see why it fails; the reference follows once it is there.',
    'users-and-groups',
  ),
  EndpointUnavailable: failure(
    'The account could not be read from the target.',
    'See whether the target answers a GET by id, then wait for the next try.',
    'connectivity',
  ),
  CredentialValidationUnavailable: {
    meaning: 'The endpoint can not be reached.',
    recommendedAction: 'Correct the tenant URL, or bring the target back; then test the connection.',
    retried: 'quarantine',
    place: 'connectivity',
  },
  [`${PREFIX}MultipleEntriesInResponse`]: failure(
    'A request that may find one account brought several.',
    'See whether the target applies the filter of the request; make the matching attribute unique.',
    'mapping',
  ),
  [`${PREFIX}ServiceIncompatible`]: incompatible,
  [`${PREFIX}ServiceIncompatibleFiltering`]: incompatible,
  [`${PREFIX}BadRequest`]: incompatible,
  [`${PREFIX}BadResponse`]: incompatible,
  [`${PREFIX}InvalidCredentials`]: credentials,
  [`${PREFIX}CredentialValidationFailure`]: credentials,
};

const unknown = failure(
  'The target did not do what was asked.',
  'Compare the request with the answer of the target; then correct the mapping, the source or the target.',
  'logs',
);

export function guideToError(errorCode: string): CodeGuide {
  return errorGuide[errorCode] ?? unknown;
}

const skip = (meaning: string, recommendedAction: string, place: GuidePlace | null): CodeGuide => ({
  meaning,
  recommendedAction,
  retried: 'no',
  place,
});

/** By the reason of a skipped step (E-1040 table). */
export const skipGuide: Readonly<Record<string, CodeGuide>> = {
  NotEffectivelyEntitled: skip(
    'The object is not assigned to the application, has no role that counts, or is not active in the source.',
    'Assign it, directly or through a group, or enable it in the source; if it looks assigned, unassign and assign it anew.',
    'users-and-groups',
  ),
  RedundantExport: skip('Source and target agree already, so nothing was sent.', 'Nothing to do.', null),
  ImportSkipped: skip(
    'No matching attribute has a value, so the object could not be looked for.',
    'Fill a matching attribute in the source, or match by another one.',
    'mapping',
  ),
  EntrySynchronizationSkipped: skip('The object was seen and there was nothing to do.', 'Nothing to do.', null),
  UnableToResolveReferenceAttributeValue: skip(
    'It refers to an object that is not in the target.',
    'Bring the manager or member into scope, then restart provisioning or change the reference.',
    'users-and-groups',
  ),
  ObjectFlowNotEnabled: skip(
    'This kind of change is switched off among the target object actions.',
    'Switch Create, Update or Delete on in the mapping.',
    'mapping',
  ),
  SkipOutOfScopeDeletions: skip(
    'Objects that leave the scope are kept, as the setting SkipOutOfScopeDeletions says.',
    'Take the setting away if they should be disabled.',
    'settings',
  ),
  TooManyDeletes: skip(
    'The accidental deletion guard holds it back: too many objects were to go in one cycle.',
    'Allow the deletes on the overview, or bring the objects back into scope and restart provisioning.',
    'overview',
  ),
  FilteredOut: skip(
    'A scoping filter excludes the object.',
    'Change the attribute that the filter looks at, or the filter.',
    'mapping',
  ),
};
