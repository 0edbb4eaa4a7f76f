/** What the form of a scenario can't say: that the names, quirks, faults, settings and spans in it exist. Pure. */
import { jobSettings } from '../applications/index.ts';
import { nearest } from '../expressions/index.ts';
import { parseSpan } from '../parse-span.ts';
import { parseTime } from '../parse-time.ts';
import { type QuirkValue, readFault, readQuirks } from '../scim/index.ts';
import type { Path } from './form-problems.ts';
import type { Given, Scenario, StepName } from './scenario-shape.ts';

export type Report = (path: Path, message: string) => void;
type Names = string | readonly string[] | undefined;
type Cast = Pick<Scenario, 'users' | 'groups'>;

export function checkMeaning(scenario: Scenario, report: Report): void {
  const check = new MeaningCheck(scenario, report);
  const { startTime, population = {}, variants = {} } = scenario;
  check.time(['startTime'], startTime);
  check.time(['population', 'madeAt'], population.madeAt);
  check.quirks(['quirks'], scenario.quirks);
  for (const [variant, { quirks }] of Object.entries(variants)) check.quirks(['variants', variant, 'quirks'], quirks);
  check.faults(['faults'], scenario.faults);
  checkSettings([], Object.keys(scenario.settings ?? {}), report);
  check.cast([], scenario);
  for (const [index, step] of scenario.steps.entries()) check.step(['steps', index, step.word], step);
}

class MeaningCheck {
  readonly #report: Report;
  readonly #known: Set<string>;
  /** Made-up people can be named too, and aren't known yet. */
  readonly #isOpen: boolean;

  constructor({ users = {}, groups = {}, population = {} }: Scenario, report: Report) {
    this.#report = report;
    this.#known = new Set([...Object.keys(users), ...Object.keys(groups)]);
    this.#isOpen = (population.users ?? 0) + (population.groups ?? 0) > 0;
  }

  step<K extends StepName>(path: Path, step: { word: K; given: Given<K> }): void {
    const look: ((path: Path, given: Given<K>) => void) | undefined = this.#looks[step.word];
    look?.(path, step.given);
  }

  time(path: Path, given: string | undefined): void {
    if (given !== undefined) this.#attempt(path, () => parseTime(given));
  }

  quirks(path: Path, given: Record<string, QuirkValue> | undefined): void {
    for (const [quirk, value] of Object.entries(given ?? {})) {
      this.#attempt([...path, quirk], () => readQuirks({ [quirk]: value }));
    }
  }

  faults(path: Path, given: Record<string, unknown> | undefined): void {
    for (const [id, rule] of Object.entries(given ?? {})) this.#attempt([...path, id], () => readFault(rule));
  }

  /** Managers and members of the users and groups that are told of at a place. */
  cast(path: Path, { users = {}, groups = {} }: Cast): void {
    for (const [user, { manager }] of Object.entries(users)) this.#names([...path, 'users', user, 'manager'], manager);
    for (const [group, { members }] of Object.entries(groups)) {
      this.#names([...path, 'groups', group, 'members'], members);
    }
  }

  readonly #looks: { [K in StepName]?: (path: Path, given: Given<K>) => void } = {
    add: (path, given) => {
      for (const name of [...Object.keys(given.users ?? {}), ...Object.keys(given.groups ?? {})]) this.#known.add(name);
      this.cast(path, given as Cast);
    },
    change: (path, given) => {
      for (const [name, { manager }] of Object.entries(given)) {
        this.#names([...path, name], name);
        if (typeof manager === 'string') this.#names([...path, name, 'manager'], manager);
      }
    },
    members: (path, given) => {
      for (const [group, { add, remove }] of Object.entries(given)) {
        this.#names([...path, group], group);
        this.#names([...path, group, 'add'], add);
        this.#names([...path, group, 'remove'], remove);
      }
    },
    delete: (path, given) => this.#names(path, given),
    restore: (path, given) => this.#names(path, given),
    purge: (path, given) => this.#names(path, given),
    unassign: (path, given) => this.#names(path, given),
    assign: (path, given) => {
      const isPlain = typeof given === 'string' || Array.isArray(given);
      this.#names(isPlain ? path : [...path, 'who'], isPlain ? given : given.who);
    },
    onDemand: (path, given) => {
      if (typeof given === 'string') return this.#names(path, given);
      this.#names([...path, 'of'], given.of);
      this.#names([...path, 'members'], given.members);
    },
    advance: (path, given) => this.#attempt(path, () => parseSpan(given)),
    fault: (path, given) => this.faults(path, given),
    quirks: (path, given) => this.quirks(path, given),
    configure: (path, { settings }) => checkSettings(path, Object.keys(settings ?? {}), this.#report),
    inTarget: (path, given) => {
      this.#names([...path, 'delete'], given.delete);
      this.#names([...path, 'change', 'of'], given.change?.of);
    },
    expect: (path, given) => {
      for (const list of ['logs', 'exchanges', 'inOrder'] as const) {
        for (const [at, { of }] of (given[list] ?? []).entries()) this.#names([...path, list, at, 'of'], of);
      }
      for (const list of ['users', 'groups'] as const) {
        for (const [at, { of, where }] of (given.target?.[list] ?? []).entries()) {
          const place = [...path, 'target', list, at];
          this.#names([...place, 'of'], of);
          if ((of === undefined) === (where === undefined)) {
            this.#report(place, "Say which account is meant: either 'of' or 'where'.");
          }
        }
      }
    },
  };

  #names(path: Path, given: Names): void {
    if (this.#isOpen || given === undefined) return;
    for (const [index, name] of [given].flat().entries()) {
      if (this.#known.has(name)) continue;
      const meant = nearest(name, this.#known);
      const place = typeof given === 'string' ? path : [...path, index];
      this.#report(place, `There is no user or group '${name}'.${meant ? ` Did you mean '${meant}'?` : ''}`);
    }
  }

  #attempt(path: Path, work: () => unknown): void {
    try {
      work();
    } catch (error) {
      this.#report(path, (error as Error).message);
    }
  }
}

/** Entra's own settings are open; ours are a known list. */
function checkSettings(path: Path, settings: readonly string[], report: Report): void {
  const known = Object.keys(jobSettings);
  for (const setting of settings) {
    if (known.includes(setting) || /^[A-Z]/.test(setting)) continue;
    const meant = nearest(setting, known);
    const hint = meant ? ` Did you mean '${meant}'?` : ` Known: ${known.join(', ')}.`;
    report([...path, 'settings', setting], `There is no job setting '${setting}'.${hint}`);
  }
}
