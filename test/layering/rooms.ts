/**
 * The rooms of the house and who may know whom: the one place where the layers are written down. `rules.ts` turns
 * this into rules, `layering.test.ts` holds the sources to them, ARCHITECTURE.md draws it.
 */

/** A folder of `simulator/`, or a few files that lie directly in it. */
export interface Room {
  name: string;
  /** Regular expression on the path; the room's folder by default. */
  path?: string;
  /** The only rooms it may import; by default all those that come before it. */
  mayImport?: readonly string[];
  /** Pure: no I/O and none but these packages. */
  packages?: readonly string[];
}

const GROUND = ['model', 'ground'];

/** From the ground up. A room imports only rooms that come before it, so there can be no circle between rooms. */
export const rooms: readonly Room[] = [
  { name: 'model', packages: [], mayImport: [] },
  {
    name: 'ground',
    path: '^simulator/(errors|chance|clock|events|mask-passwords|parse-span|parse-time)\\.ts$',
    packages: ['luxon'],
  },
  { name: 'storage' },
  { name: 'expressions', packages: ['re2js', 'luxon'], mayImport: GROUND },
  { name: 'scoping', packages: [], mayImport: [...GROUND, 'expressions'] },
  { name: 'mapping', packages: ['luxon'], mayImport: [...GROUND, 'expressions'] },
  {
    name: 'schema',
    packages: ['typebox', 'scim2-parse-filter'],
    mayImport: [...GROUND, 'expressions', 'scoping', 'mapping'],
  },
  { name: 'scim' },
  { name: 'tenant' },
  { name: 'logs' },
  { name: 'provisioning' },
  { name: 'applications' },
  { name: 'notifications' },
  { name: 'jobs' },
  { name: 'sample-app' },
  { name: 'reports', packages: ['junit-report-builder'], mayImport: [] },
  {
    name: 'composition root',
    path: '^simulator/(simulator|simulator-events|simulator-options|opened-data|session-chance|job-contexts|upkeep|targets|quarantine-notice|seen-findings|oauth-connection|change-simulator|due-list|one-object|sample-apps|profiles-directory|new-application|first-application|single-application)\\.ts$',
  },
  // Below http, which starts rehearsals and streams their progress, and makes scenario files of what was done.
  { name: 'snapshots' },
  { name: 'validation' },
  { name: 'scenarios' },
  { name: 'http' },
  { name: 'library', path: '^simulator/(index|library|assertions|matchers|map-object)\\.ts$' },
  { name: 'cli' },
];

/** Files of a pure room that import something else all the same, and why. */
export const exceptions: readonly { path: string; why: string }[] = [];

/** The regular expression that matches the files of a room. */
export function pathOf(room: Room): string {
  return room.path ?? `^simulator/${room.name}/`;
}
