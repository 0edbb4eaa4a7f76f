/** What a user can be created with and changed to (G-113, G-117): one definition checks, types and describes. */
import { type TProperties, Type } from 'typebox';

const Text = Type.Union([Type.String(), Type.Null()]);
const Flag = Type.Union([Type.Boolean(), Type.Null()]);
const Texts = Type.Array(Type.String());

const extensionAttributes: TProperties = Object.fromEntries(
  Array.from({ length: 15 }, (_, index) => [`extensionAttribute${index + 1}`, Type.Optional(Text)]),
);

const writable = {
  accountEnabled: Type.Boolean(),
  displayName: Type.String({ minLength: 1 }),
  mailNickname: Type.String({ minLength: 1 }),
  userPrincipalName: Type.String({ examples: ['adele@woodgrove.example'] }),
  passwordProfile: Type.Union([
    Type.Object({
      password: Type.Optional(Text),
      forceChangePasswordNextSignIn: Type.Optional(Flag),
      forceChangePasswordNextSignInWithMfa: Type.Optional(Flag),
    }),
    Type.Null(),
  ]),
  passwordPolicies: Text,
  givenName: Text,
  surname: Text,
  jobTitle: Text,
  department: Text,
  companyName: Text,
  employeeId: Text,
  employeeType: Text,
  employeeHireDate: Text,
  employeeOrgData: Type.Union([
    Type.Object({ division: Type.Optional(Text), costCenter: Type.Optional(Text) }, { additionalProperties: false }),
    Type.Null(),
  ]),
  officeLocation: Text,
  streetAddress: Text,
  city: Text,
  state: Text,
  postalCode: Text,
  country: Text,
  usageLocation: Text,
  preferredLanguage: Text,
  businessPhones: Type.Array(Type.String(), { maxItems: 1 }),
  mobilePhone: Text,
  faxNumber: Text,
  mail: Text,
  otherMails: Texts,
  userType: Type.Union([Type.Literal('Member'), Type.Literal('Guest'), Type.Null()]),
  ageGroup: Text,
  consentProvidedForMinor: Text,
  showInAddressList: Flag,
  onPremisesImmutableId: Text,
  onPremisesExtensionAttributes: Type.Union([
    Type.Object(extensionAttributes, { additionalProperties: false }),
    Type.Null(),
  ]),
};

const annotations = { '@odata.type': Type.Optional(Type.String()) };

/** Directory extensions: `extension_<appId without dashes>_<name>` (G-138). */
const open = {
  additionalProperties: false,
  patternProperties: { '^extension_[A-Za-z0-9]+_\\w+$': Type.Unknown() },
} as const;

const optional = Type.Partial(Type.Object(writable));

export const NewUserShape = Type.Object(
  {
    ...annotations,
    ...optional.properties,
    accountEnabled: writable.accountEnabled,
    displayName: writable.displayName,
    mailNickname: writable.mailNickname,
    userPrincipalName: writable.userPrincipalName,
    passwordProfile: Type.Object({
      password: Type.String({ minLength: 1 }),
      forceChangePasswordNextSignIn: Type.Optional(Flag),
      forceChangePasswordNextSignInWithMfa: Type.Optional(Flag),
    }),
  },
  open,
);

export const UserChangeShape = Type.Object({ ...annotations, ...optional.properties }, open);
