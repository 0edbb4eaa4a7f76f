/** Numbers of groups as .NET gives them: the unnamed ones first, then the named ones; a name is one group. */

/** Sets the numbers and gives the names by number; 0 is the whole match. */
export function numberGroups(groups: readonly { name: string | null; node: { number: number } }[]): (string | null)[] {
  const names: (string | null)[] = [null];
  for (const { name, node } of groups) if (name === null) node.number = names.push(null) - 1;
  for (const { name, node } of groups) {
    if (name === null) continue;
    const known = names.indexOf(name);
    node.number = known >= 0 ? known : names.push(name) - 1;
  }
  return names;
}
