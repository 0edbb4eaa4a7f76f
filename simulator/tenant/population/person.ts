/**
 * One user as Graph shows it, put together from a position, an office and a name. Names, mail and user principal
 * name are always there; the rest is missing for a realistic share of the people.
 */
import type { Chance } from '../../chance.ts';
import type { User } from '../../model/directory.ts';
import { foldToAscii } from './ascii-names.ts';
import { drawOne, happens } from './draw.ts';
import type { PersonName } from './names.ts';
import type { Office } from './offices.ts';
import type { Position } from './organization.ts';

const DAY_MS = 24 * 3600 * 1000;
const LONGEST_SERVICE_DAYS = 12 * 365;
/** Nobody's account is older than the tenant. */
const TENANT_AGE_DAYS = 5 * 365;

const partners = [
  { name: 'Fabrikam', domain: 'fabrikam.example' },
  { name: 'Adatum', domain: 'adatum.example' },
  { name: 'Proseware', domain: 'proseware.example' },
] as const;

export interface EmployeeDetails {
  chance: Chance;
  id: string;
  name: PersonName;
  /** The part of the user principal name before the `@`. */
  alias: string;
  domain: string;
  position: Position;
  office: Office;
  employeeId: string;
  /** When the employment began. */
  hiredMs: number;
  /** When the account was created, if that's not the day of hiring. */
  createdMs?: number;
  accountEnabled: boolean;
}

export function employee(details: EmployeeDetails): User {
  const { chance, id, name, alias, domain, position, office } = details;
  const userPrincipalName = `${alias}@${domain}`;
  const contractor = happens(chance, 0.07);
  const hired = new Date(Math.floor(details.hiredMs / DAY_MS) * DAY_MS).toISOString().replace('.000Z', 'Z');
  const remote = happens(chance, 0.06);
  const { costCenter, division } = position;
  return {
    id,
    accountEnabled: details.accountEnabled,
    displayName: `${name.givenName} ${name.surname}`,
    userPrincipalName,
    mailNickname: alias,
    givenName: name.givenName,
    surname: name.surname,
    jobTitle: happens(chance, 0.02) ? null : drawOne(chance, position.titles),
    department: position.department,
    companyName: contractor ? drawOne(chance, partners).name : companyName(domain),
    employeeId: contractor && happens(chance, 0.5) ? null : details.employeeId,
    employeeType: contractor ? 'Contractor' : 'Employee',
    employeeHireDate: happens(chance, 0.03) ? null : hired,
    employeeOrgData: { division, costCenter },
    ...workplace(chance, office, remote),
    usageLocation: office.usageLocation,
    preferredLanguage: happens(chance, 0.1) ? null : office.preferredLanguage,
    businessPhones: remote || happens(chance, 0.1) ? [] : [digits(chance, office.businessPhone)],
    mobilePhone: happens(chance, 0.3) ? null : digits(chance, office.mobilePhone),
    mail: userPrincipalName,
    otherMails: happens(chance, 0.08) ? [`${alias}@mailbox.example`] : [],
    proxyAddresses: [`SMTP:${userPrincipalName}`, ...secondAddress(chance, name, domain)],
    userType: 'Member',
    createdDateTime: new Date(details.createdMs ?? details.hiredMs).toISOString(),
  };
}

export interface GuestDetails {
  chance: Chance;
  id: string;
  name: PersonName;
  /** Unique among the guests, so that it is unique at any partner. */
  alias: string;
  domain: string;
  createdMs: number;
}

/** A guest's user principal name is the mail address with `_` for `@`, then `#EXT#` and the tenant (E-118, M-45). */
export function guest({ chance, id, name, alias, domain, createdMs }: GuestDetails): User {
  const partner = drawOne(chance, partners);
  const mailNickname = `${alias}_${partner.domain}#EXT#`;
  return {
    id,
    accountEnabled: true,
    displayName: `${name.givenName} ${name.surname}`,
    userPrincipalName: `${mailNickname}@${domain}`,
    mailNickname,
    givenName: name.givenName,
    surname: name.surname,
    jobTitle: null,
    department: null,
    companyName: happens(chance, 0.5) ? partner.name : null,
    businessPhones: [],
    mobilePhone: null,
    mail: `${alias}@${partner.domain}`,
    otherMails: [`${alias}@${partner.domain}`],
    proxyAddresses: [`SMTP:${alias}@${partner.domain}`],
    userType: 'Guest',
    createdDateTime: new Date(createdMs).toISOString(),
  };
}

/** Days of employment and of the account before `nowMs`; most people joined in recent years. */
export function serviceTimes(chance: Chance, nowMs: number): { hiredMs: number; createdMs: number } {
  const hiredMs = nowMs - Math.floor(DAY_MS * (1 + chance.next() * chance.next() * LONGEST_SERVICE_DAYS));
  return { hiredMs, createdMs: Math.max(hiredMs, nowMs - TENANT_AGE_DAYS * DAY_MS) };
}

/** What an office gives to those who work there; for the movers of the change simulator too. */
export function workplace(chance: Chance, office: Office, remote: boolean): Partial<User> {
  return {
    officeLocation: remote ? null : `${office.code} ${1 + chance.below(6)}.${10 + chance.below(60)}`,
    streetAddress: remote ? null : office.streetAddress,
    city: office.city,
    state: office.state,
    postalCode: remote ? null : office.postalCode,
    country: office.country,
  };
}

/** Fills each `x` of a pattern with a digit. */
export function digits(chance: Chance, pattern: string): string {
  return pattern.replace(/x/g, () => String(chance.below(10)));
}

/** `woodgrove.example` belongs to Woodgrove. */
function companyName(domain: string): string {
  const label = domain.split('.')[0] ?? domain;
  return label.charAt(0).toUpperCase() + label.slice(1);
}

function secondAddress(chance: Chance, { givenName, surname }: PersonName, domain: string): string[] {
  if (!happens(chance, 0.2)) return [];
  const short = `${foldToAscii(givenName).charAt(0)}${foldToAscii(surname)}${100 + chance.below(900)}`;
  return [`smtp:${short}@${domain}`];
}
