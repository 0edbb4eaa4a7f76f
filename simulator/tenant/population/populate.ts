/**
 * A made-up tenant from a seed: employees in departments and offices, their managers, guests, groups with members.
 * Pure: the same options give the same objects with the same ids. In batches, so that a tenant of a hundred
 * thousand users can be stored without holding all of it.
 */
import { type Chance, chance, shuffle } from '../../chance.ts';
import type { Group, User } from '../../model/directory.ts';
import { aliasOf, foldToAscii } from './ascii-names.ts';
import { departments } from './departments.ts';
import { drawWeighted } from './draw.ts';
import { type PlannedGroup, planGroups } from './group-plan.ts';
import { memberships, type Placed } from './memberships.ts';
import { createNameSource } from './names.ts';
import { offices } from './offices.ts';
import { type Position, planOrganization } from './organization.ts';
import { employee, guest, serviceTimes } from './person.ts';
import type { Population, PopulationOptions } from './population.ts';

export const DEFAULT_DOMAIN = 'woodgrove.example';
const GUEST_SHARE = 0.04;
const DISABLED_SHARE = 0.02;
/** In a tenant smaller than this there are neither guests nor disabled accounts. */
const SMALLEST_WITH_RARITIES = 10;
const FIRST_EMPLOYEE_ID = 100001;

export function populate(options: PopulationOptions): Population {
  const whole: Population = { users: [], managers: [], groups: [], members: [] };
  for (const batch of populateInBatches(options)) {
    whole.users.push(...batch.users);
    whole.managers.push(...batch.managers);
    whole.groups.push(...batch.groups);
    whole.members.push(...batch.members);
  }
  return whole;
}

/** Yields users, then managers, then groups, then members; at most `batchSize` of them at a time. */
export function* populateInBatches(options: PopulationOptions, batchSize = 1000): Generator<Population> {
  const placed: Placed[] = [];
  const idOfPosition: string[] = [];
  const positions = planOrganization(options.users - guestCount(options.users));

  for (const users of inBatches(createUsers(options, positions, placed, idOfPosition), batchSize)) {
    yield { users, managers: [], groups: [], members: [] };
  }
  const managers = function* (): Generator<[string, string]> {
    for (const [index, { reportsTo }] of positions.entries()) {
      if (reportsTo !== null) yield [idOfPosition[index] as string, idOfPosition[reportsTo] as string];
    }
  };
  for (const pairs of inBatches(managers(), batchSize)) yield { users: [], managers: pairs, groups: [], members: [] };

  const planned = planFor(options, placed);
  const ids = chance(options.seed, 'population/group-ids');
  const created = planned.map((plan) => ({ plan, group: createGroup(plan, ids.guid(), options) }));
  for (const groups of inBatches(
    created.map(({ group }) => group),
    batchSize,
  )) {
    yield { users: [], managers: [], groups, members: [] };
  }
  for (const members of inBatches(memberships(created, placed, options.seed), batchSize)) {
    yield { users: [], managers: [], groups: [], members };
  }
}

/** People are created in no particular order, so that some managers come after those they lead. */
function* createUsers(
  { seed, users, nowMs, after = 0, defaultDomain: domain = DEFAULT_DOMAIN }: PopulationOptions,
  positions: readonly Position[],
  placed: Placed[],
  idOfPosition: string[],
): Generator<User> {
  const ids = chance(seed, 'population/user-ids');
  const draws = chance(seed, 'population/people');
  const nameOf = createNameSource(seed);
  const takeAlias = aliasTaker(after);
  const disabled = drawDisabled(chance(seed, 'population/disabled'), positions, rareCount(users, DISABLED_SHARE));
  const order = shuffle(
    chance(seed, 'population/order'),
    Array.from({ length: users }, (_, index) => index),
  );
  for (const [number, index] of order.entries()) {
    const id = ids.guid();
    const position = positions[index];
    const office = position && position.reportsTo === null ? offices[0] : drawWeighted(draws, offices);
    if (!office) continue;
    const name = nameOf(office.locale);
    const alias = takeAlias(name.givenName, name.surname);
    const { hiredMs, createdMs } = serviceTimes(draws, nowMs);
    if (!position) {
      placed.push({ id, department: null, city: null, enabled: true });
      yield guest({ chance: draws, id, name, alias, domain, createdMs });
      continue;
    }
    const accountEnabled = !disabled.has(index);
    idOfPosition[index] = id;
    placed.push({ id, department: position.department, city: office.city, enabled: accountEnabled });
    const employeeId = String(FIRST_EMPLOYEE_ID + after + number);
    const known = { chance: draws, id, name, alias, domain, position, office };
    yield employee({ ...known, employeeId, hiredMs, createdMs, accountEnabled });
  }
}

/** Numbers people of the same name from 2 on; names have no digits, so the results are unique. */
function aliasTaker(after: number): (givenName: string, surname: string) => string {
  const given = new Map<string, number>();
  return (givenName, surname) => {
    const alias = aliasOf(givenName, surname);
    const number = (given.get(alias) ?? after) + 1;
    given.set(alias, number);
    return number === 1 ? alias : `${alias}${number}`;
  };
}

/** The positions of disabled accounts, all of people who lead nobody. */
function drawDisabled(draws: Chance, positions: readonly Position[], count: number): Set<number> {
  const leading = new Set(positions.map(({ reportsTo }) => reportsTo));
  const others = [...positions.keys()].filter((index) => !leading.has(index));
  return new Set(shuffle(draws, others).slice(0, count));
}

function guestCount(users: number): number {
  return rareCount(users, GUEST_SHARE);
}

function rareCount(users: number, share: number): number {
  return users < SMALLEST_WITH_RARITIES ? 0 : Math.max(1, Math.round(users * share));
}

function planFor({ seed, groups }: PopulationOptions, placed: readonly Placed[]): PlannedGroup[] {
  const used = new Set(placed.flatMap(({ department, city }) => [department, city]));
  return planGroups(chance(seed, 'population/groups'), groups, {
    departments: departments.map(({ name }) => name).filter((name) => used.has(name)),
    cities: offices.map(({ city }) => city).filter((city) => used.has(city)),
  });
}

function createGroup(
  { displayName, description, content }: PlannedGroup,
  id: string,
  options: PopulationOptions,
): Group {
  const createdDateTime = new Date(options.nowMs - 3 * 365 * 24 * 3600 * 1000).toISOString();
  const mailNickname = foldToAscii(displayName);
  const basics = { id, displayName, description, mailNickname, createdDateTime };
  if (content.by !== 'everybody') {
    return { ...basics, mail: null, mailEnabled: false, securityEnabled: true, groupTypes: [], proxyAddresses: [] };
  }
  const mail = `${mailNickname}@${options.defaultDomain ?? DEFAULT_DOMAIN}`;
  return {
    ...basics,
    mail,
    mailEnabled: true,
    securityEnabled: false,
    groupTypes: ['Unified'],
    visibility: 'Private',
    proxyAddresses: [`SMTP:${mail}`],
  };
}

function* inBatches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
