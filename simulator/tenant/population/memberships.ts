/** Who is in which group of the made-up company, decided by department, office, or chance. */
import { type Chance, chance } from '../../chance.ts';
import type { Group } from '../../model/directory.ts';
import { departments } from './departments.ts';
import { drawOne } from './draw.ts';
import type { PlannedGroup } from './group-plan.ts';

const LARGEST_PROJECT = 25;

/** What group membership is decided by; guests have neither department nor city. */
export interface Placed {
  id: string;
  department: string | null;
  city: string | null;
  enabled: boolean;
}

/** Pairs of group and member; a group that contains groups contains only such as contain none. */
export function* memberships(
  created: readonly { plan: PlannedGroup; group: Group }[],
  placed: readonly Placed[],
  seed: number,
): Generator<[string, string]> {
  const draws = chance(seed, 'population/members');
  const byDepartment = grouped(placed, ({ department }) => department);
  const byCity = grouped(placed, ({ city }) => city);
  const departmentGroups = new Map<string, string>();
  for (const { plan, group } of created) {
    if (plan.content.by === 'department' && plan.content.city === undefined) {
      departmentGroups.set(plan.content.department, group.id);
    }
  }
  for (const { plan, group } of created) {
    for (const memberId of membersOf(plan)) yield [group.id, memberId];
  }

  function membersOf({ content }: PlannedGroup): Iterable<string> {
    switch (content.by) {
      case 'department': {
        const people = byDepartment.get(content.department) ?? [];
        return idsOf(content.city === undefined ? people : people.filter(({ city }) => city === content.city));
      }
      case 'city':
        return idsOf(byCity.get(content.city) ?? []);
      case 'everybody':
        return idsOf(placed.filter(({ department, enabled }) => department !== null && enabled));
      case 'division':
        return departments
          .filter(({ division }) => division === content.division)
          .flatMap(({ name }) => departmentGroups.get(name) ?? []);
      case 'project':
        return projectMembers(draws, placed, content.containsDepartment ? [...departmentGroups.values()] : []);
    }
  }
}

function projectMembers(draws: Chance, placed: readonly Placed[], nestable: readonly string[]): Set<string> {
  const most = Math.min(LARGEST_PROJECT, Math.ceil(placed.length / 4));
  const members = new Set<string>();
  const size = placed.length === 0 ? 0 : 1 + draws.below(most);
  while (members.size < size) members.add(drawOne(draws, placed).id);
  if (nestable.length > 0) members.add(drawOne(draws, nestable));
  return members;
}

function idsOf(people: readonly Placed[]): string[] {
  return people.map(({ id }) => id);
}

function grouped(people: readonly Placed[], by: (person: Placed) => string | null): Map<string | null, Placed[]> {
  const groups = new Map<string | null, Placed[]>();
  for (const person of people) {
    const key = by(person);
    const group = groups.get(key);
    if (group) group.push(person);
    else groups.set(key, [person]);
  }
  return groups;
}
