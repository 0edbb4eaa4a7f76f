/** What can be changed of a user, as the texts of a form: at least what the default mappings read. Pure. */
import type { User } from '../../../../simulator/model/directory.ts';
import { userTexts } from '../../api/directory.ts';

export type UserField = (typeof userTexts)[number] | 'division' | 'costCenter' | 'businessPhone' | 'otherMails';

export type UserFields = Record<UserField, string> & { accountEnabled: boolean };

/** Always in sight. */
export const identityFields: readonly UserField[] = [
  'displayName',
  'userPrincipalName',
  'givenName',
  'surname',
  'mailNickname',
];

/** Each opens on request. */
export const fieldGroups = {
  job: [
    'jobTitle',
    'department',
    'companyName',
    'officeLocation',
    'employeeId',
    'employeeType',
    'division',
    'costCenter',
  ],
  contact: ['mail', 'otherMails', 'businessPhone', 'mobilePhone', 'faxNumber'],
  address: ['streetAddress', 'city', 'state', 'postalCode', 'country', 'preferredLanguage', 'usageLocation'],
} as const satisfies Record<string, readonly UserField[]>;

/** Without them there is no user. */
export const neededFields: readonly UserField[] = ['displayName', 'userPrincipalName', 'mailNickname'];

export function fieldsOf(user: User): UserFields {
  const plain = Object.fromEntries(userTexts.map((name) => [name, user[name] ?? ''])) as Record<
    (typeof userTexts)[number],
    string
  >;
  return {
    ...plain,
    division: user.employeeOrgData?.division ?? '',
    costCenter: user.employeeOrgData?.costCenter ?? '',
    businessPhone: user.businessPhones?.[0] ?? '',
    otherMails: user.otherMails?.join(', ') ?? '',
    accountEnabled: user.accountEnabled,
  };
}

/** Graph clears a property with null, not with an empty text (G-13), and a list with an empty one. */
export function userChangeOf(changed: Partial<UserFields>, before: UserFields): Record<string, unknown> {
  const { accountEnabled, division, costCenter, businessPhone, otherMails, ...plain } = changed;
  const change: Record<string, unknown> = Object.fromEntries(
    Object.entries(plain).map(([name, text]) => [name, textOrNull(text)]),
  );
  if (accountEnabled !== undefined) change.accountEnabled = accountEnabled;
  if (businessPhone !== undefined) change.businessPhones = listOf(businessPhone, /$/);
  if (otherMails !== undefined) change.otherMails = listOf(otherMails, /[\s,;]+/);
  if (division !== undefined || costCenter !== undefined) {
    // Replaced as a whole.
    change.employeeOrgData = {
      division: textOrNull(division ?? before.division),
      costCenter: textOrNull(costCenter ?? before.costCenter),
    };
  }
  return change;
}

/** Of the properties that were sent, the one that Graph names first where it says what is wrong (G-11). */
export function refusedField(message: string, sent: readonly string[]): string | null {
  const places = sent
    .map((name) => ({ name, at: message.search(new RegExp(`\\b${name}\\b`)) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at);
  return places[0]?.name ?? null;
}

function textOrNull(text: string): string | null {
  return text.trim() || null;
}

function listOf(text: string, separator: RegExp): string[] {
  return text.trim().split(separator).filter(Boolean);
}
