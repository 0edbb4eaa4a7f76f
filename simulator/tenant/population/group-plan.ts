/**
 * Which groups a made-up company has and who is in them: one for each department, office and division (divisions
 * contain the groups of their departments), department by office in larger tenants, then projects, every third of
 * which contains a department's group. One is a Microsoft 365 group for everybody.
 */
import { type Chance, shuffle } from '../../chance.ts';
import { departments, divisions } from './departments.ts';

/** Whom a group contains, by what it is about. */
export type GroupContent =
  | { by: 'department'; department: string; city?: string }
  | { by: 'city'; city: string }
  | { by: 'division'; division: string }
  | { by: 'project'; containsDepartment: boolean }
  | { by: 'everybody' };

export interface PlannedGroup {
  displayName: string;
  description: string;
  content: GroupContent;
}

/** Also the rule by which a mover changes groups. */
export function departmentGroupName(department: string): string {
  return department;
}

export function cityGroupName(city: string): string {
  return `${city} Office`;
}

export const everybodyGroupName = 'Company News';

/** `staffed` names the departments and cities that anybody works in; only those get groups. */
export function planGroups(
  chance: Chance,
  count: number,
  staffed: { departments: readonly string[]; cities: readonly string[] },
): PlannedGroup[] {
  const byDepartment = staffed.departments.map((name) => departmentGroup(name));
  const byCity = staffed.cities.map((city) => cityGroup(city));
  const byDivision = divisions
    .filter(({ name }) => departments.some((d) => d.division === name && staffed.departments.includes(d.name)))
    .map(({ name }) => divisionGroup(name));
  const projects = projectGroups(chance);
  const crossed = staffed.departments.flatMap((department) =>
    staffed.cities.map((city) => departmentGroup(department, city)),
  );
  const planned: PlannedGroup[] = [];
  const take = (from: PlannedGroup[], most: number) => planned.push(...from.splice(0, most));
  take(byDepartment, 2);
  take(byCity, 1);
  take([nextProject(projects)], 1);
  take([everybody()], 1);
  while (byDepartment.length + byCity.length + byDivision.length > 0) {
    take(byDepartment, 2);
    take(byCity, 1);
    take(byDivision, 1);
    take([nextProject(projects)], 1);
  }
  planned.push(...crossed);
  while (planned.length < count) planned.push(nextProject(projects));
  return planned.slice(0, count);
}

function departmentGroup(department: string, city?: string): PlannedGroup {
  const displayName = city === undefined ? departmentGroupName(department) : `${department} ${city}`;
  const content: GroupContent =
    city === undefined ? { by: 'department', department } : { by: 'department', department, city };
  return { displayName, description: `Everybody in ${department}${city === undefined ? '' : ` in ${city}`}`, content };
}

function cityGroup(city: string): PlannedGroup {
  return {
    displayName: cityGroupName(city),
    description: `Everybody who works in ${city}`,
    content: { by: 'city', city },
  };
}

function divisionGroup(division: string): PlannedGroup {
  return {
    displayName: `${division} Division`,
    description: `The departments of the division ${division}`,
    content: { by: 'division', division },
  };
}

function everybody(): PlannedGroup {
  return { displayName: everybodyGroupName, description: 'Announcements to everybody', content: { by: 'everybody' } };
}

const adjectives = 'Silver Northern Quiet Amber Rapid Hidden Coastal Bright Crimson Open Distant Early'.split(' ');
const nouns =
  'Aurora Falcon Harbor Meridian Compass Lantern Glacier Orchard Summit Beacon Willow Canyon Delta Horizon'.split(' ');

/** Names without end, none of them twice: `Project Falcon`, later `Project Silver Falcon`, later with a number. */
function* projectGroups(chance: Chance): Generator<PlannedGroup, never> {
  const pairs = adjectives.flatMap((adjective) => nouns.map((noun) => `${adjective} ${noun}`));
  const names = [...shuffle(chance, [...nouns]), ...shuffle(chance, pairs)];
  for (let index = 0; ; index++) {
    const round = Math.floor(index / names.length);
    const name = `Project ${names[index % names.length]}${round === 0 ? '' : ` ${round + 1}`}`;
    yield {
      displayName: name,
      description: `Members of ${name}`,
      content: { by: 'project', containsDepartment: index % 3 === 0 },
    };
  }
}

function nextProject(projects: Generator<PlannedGroup, never>): PlannedGroup {
  return projects.next().value;
}
