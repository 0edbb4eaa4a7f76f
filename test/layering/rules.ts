/** The layers of `rooms.ts` as rules of dependency-cruiser. Used by `layering.test.ts`. */
import type { IFlattenedRuleSet } from 'dependency-cruiser';
import { exceptions, pathOf, type Room, rooms } from './rooms.ts';

type Rule = NonNullable<IFlattenedRuleSet['forbidden']>[number];

export const rules: readonly Rule[] = [
  ...rooms.map(lowerRoomsOnly),
  ...rooms.filter((room) => room.packages !== undefined).map(noInputOrOutput),
  {
    name: 'a room is entered by its index',
    severity: 'error',
    from: { path: '^simulator/([^/]+)/' },
    to: { path: '^simulator/[^/]+/', pathNot: ['^simulator/$1/', '^simulator/[^/]+/index\\.ts$', '^simulator/model/'] },
  },
  {
    name: 'a room is entered by its index, from the top as well',
    severity: 'error',
    from: { path: '^simulator/[^/]+\\.ts$' },
    to: { path: '^simulator/[^/]+/', pathNot: ['^simulator/[^/]+/index\\.ts$', '^simulator/model/'] },
  },
  {
    name: 'every file belongs to a room',
    severity: 'error',
    from: {},
    to: { path: '^simulator/', pathNot: rooms.map(pathOf) },
  },
  {
    name: 'the simulator knows neither page nor tests',
    severity: 'error',
    from: { path: '^simulator/' },
    to: { path: '^(ui|test)/' },
  },
  {
    name: 'the simulator runs on installed dependencies alone',
    severity: 'error',
    from: { path: '^simulator/' },
    to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'] },
  },
  { name: 'every import leads somewhere', severity: 'error', from: {}, to: { couldNotResolve: true } },
];

function lowerRoomsOnly(room: Room): Rule {
  const before = rooms.slice(0, rooms.indexOf(room)).map(({ name }) => name);
  const allowed = new Set([room.name, ...(room.mayImport ?? before)]);
  return {
    name: `${room.name} imports only ${room.mayImport ? `${room.mayImport.join(', ') || 'itself'}` : 'lower rooms'}`,
    severity: 'error',
    from: { path: pathOf(room) },
    to: { path: '^simulator/', pathNot: rooms.filter(({ name }) => allowed.has(name)).map(pathOf) },
  };
}

function noInputOrOutput(room: Room): Rule {
  const packages = (room.packages ?? []).map((name) => `^node_modules/${name}/`);
  return {
    name: `${room.name} does no input or output`,
    severity: 'error',
    from: { path: pathOf(room), pathNot: exceptions.map(({ path }) => path) },
    to: { pathNot: ['^simulator/', ...packages], couldNotResolve: false },
  };
}
