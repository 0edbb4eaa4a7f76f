/**
 * Who works in which department under whom: the chief executive, a vice president for each division, department
 * heads, and below them teams of at most eight. Everybody reports to an earlier position, so there are no cycles.
 */
import { chiefExecutiveTitle, type Department, departments, divisions, executiveDepartment } from './departments.ts';

/** How many people one person leads within a department. */
const TEAM_SIZE = 8;
/** A smaller company has no vice presidents: its department heads report to the chief executive. */
const SMALLEST_WITH_VICE_PRESIDENTS = 20;
/** A department for every so many people, until all twelve exist. */
const STAFF_FOR_EACH_DEPARTMENT = 5;

export interface Position {
  department: string;
  division: string | null;
  costCenter: string;
  /** One title, or several to draw from. */
  titles: readonly string[];
  /** Index of the manager's position; null for the chief executive. */
  reportsTo: number | null;
}

export function planOrganization(employees: number): Position[] {
  if (employees < 1) return [];
  const positions: Position[] = [
    { ...executiveOffice(), division: null, titles: [chiefExecutiveTitle], reportsTo: null },
  ];
  const existing = departments.slice(0, Math.max(1, Math.floor(employees / STAFF_FOR_EACH_DEPARTMENT)));
  const headReportsTo = new Map<string, number>();
  if (employees >= SMALLEST_WITH_VICE_PRESIDENTS) {
    for (const { name, title } of divisions) {
      headReportsTo.set(name, positions.length);
      positions.push({ ...executiveOffice(), division: name, titles: [title], reportsTo: 0 });
    }
  }
  const sizes = sharesOf(
    employees - positions.length,
    existing.map((department) => department.weight),
  );
  for (const [index, department] of existing.entries()) {
    const first = positions.length;
    const size = sizes[index] ?? 0;
    for (let place = 0; place < size; place++) {
      const reportsTo =
        place === 0 ? (headReportsTo.get(department.division) ?? 0) : first + Math.floor((place - 1) / TEAM_SIZE);
      positions.push({
        department: department.name,
        division: department.division,
        costCenter: department.costCenter,
        titles: titlesAt(department, place, size),
        reportsTo,
      });
    }
  }
  return positions;
}

function executiveOffice(): { department: string; costCenter: string } {
  return { department: executiveDepartment.name, costCenter: executiveDepartment.costCenter };
}

/** People in a department stand like a heap: those under `place` are the eight from `place * 8 + 1` on. */
function titlesAt(department: Department, place: number, size: number): readonly string[] {
  if (place === 0) return [department.head];
  const firstReport = place * TEAM_SIZE + 1;
  if (firstReport * TEAM_SIZE + 1 < size) return [department.director];
  if (firstReport < size) return [department.lead];
  return department.staff;
}

/** Splits a whole number by weights; the parts sum up to it. */
function sharesOf(total: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((a, b) => a + b, 0);
  let cumulated = 0;
  let given = 0;
  return weights.map((weight) => {
    cumulated += weight;
    const upTo = Math.round((total * cumulated) / sum);
    const share = upTo - given;
    given = upTo;
    return share;
  });
}
