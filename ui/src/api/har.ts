/** Where the simulator makes HAR 1.2 of the exchanges it has kept, and what the file is called. Pure. */

interface HarFile {
  href: string;
  name: string;
}

export function entryHar(entryId: string): HarFile {
  return { href: `/control/log/${encodeURIComponent(entryId)}/har`, name: `entry-${entryId}.har` };
}

export function cycleHar(cycleId: string): HarFile {
  return { href: `/control/cycles/${encodeURIComponent(cycleId)}/har`, name: `cycle-${cycleId}.har` };
}
