/**
 * The faults of a target: kept in order, each switched on or off, drawn with seeded chance, counted, and taken away
 * with one call. Used by the connection, the control API, scenarios and the library.
 */
import type { ChancePosition, ChanceStream } from '../../chance.ts';
import type { ScimRequest } from '../../model/exchange.ts';
import type { ScimAnswer } from '../judge/answer.ts';
import { checkFaultRule, type FaultRule } from './fault-rule.ts';
import { isInScope } from './fault-scope.ts';
import { strike } from './strike.ts';

export interface FaultView extends FaultRule {
  enabled: boolean;
  /** Requests that were in its scope. */
  met: number;
  /** How often it struck. */
  hits: number;
}

/** Everything about the faults of one target, for a snapshot. */
export interface SavedFaults {
  held: FaultView[];
  made: number;
  chance: ChancePosition;
}

export interface Faults {
  /** Gives the rule with its id, which is made when none is given. Throws FAULT_INVALID. */
  add(rule: Omit<FaultRule, 'id'> & { id?: string }): FaultView;
  /** Puts another rule in the place of one, with its id; counts begin anew. Null when there is none. Throws FAULT_INVALID. */
  replace(id: string, rule: Omit<FaultRule, 'id'>): FaultView | null;
  /** Off keeps the counts, on begins them anew, so that a rule that has struck its times strikes again. Null when there is none. */
  setEnabled(id: string, isEnabled: boolean): FaultView | null;
  /** False when there is none with this id. */
  remove(id: string): boolean;
  clear(): void;
  list(): FaultView[];
  save(): SavedFaults;
  /** Goes on as the saved ones would have. Throws FAULT_INVALID. */
  restore(saved: SavedFaults): void;
  /** Sends with all the faults that strike this request; the one added first is the outermost. */
  around(
    request: ScimRequest,
    options: { nowMs: number; timeoutMs: number },
    send: () => Promise<ScimAnswer>,
  ): Promise<ScimAnswer>;
}

interface Held {
  rule: FaultRule;
  met: number;
  hits: number;
}

/**
 * The same chance and the same requests in the same order make the same faults. `onChange` hears of every rule that
 * comes, goes, changes or strikes.
 */
export function createFaults(chance: ChanceStream, onChange: () => void = () => undefined): Faults {
  const held = new Map<string, Held>();
  let made = 0;

  const strikes = (entry: Held, request: ScimRequest, nowMs: number): boolean => {
    const { rule } = entry;
    if (rule.enabled === false || !isInScope(rule, request, nowMs)) return false;
    entry.met++;
    if (entry.met <= (rule.skip ?? 0)) return false;
    if (rule.count !== undefined && entry.hits >= rule.count) return false;
    const { probability = 1 } = rule;
    if (probability < 1 && chance.next() >= probability) return false;
    entry.hits++;
    return true;
  };
  const put = (rule: FaultRule): FaultView => {
    const entry = { rule, met: 0, hits: 0 };
    held.set(rule.id, entry);
    onChange();
    return viewOf(entry);
  };

  const list = () => [...held.values()].map(viewOf);

  return {
    add: (given) => {
      checkFaultRule(given);
      let { id } = given;
      while (id === undefined || (given.id === undefined && held.has(id))) id = `fault-${++made}`;
      return put({ ...given, id });
    },
    replace: (id, given) => {
      checkFaultRule(given);
      return held.has(id) ? put({ ...given, id }) : null;
    },
    setEnabled: (id, isEnabled) => {
      const entry = held.get(id);
      if (!entry) return null;
      if (isEnabled === (entry.rule.enabled ?? true)) return viewOf(entry);
      if (isEnabled) return put({ ...entry.rule, enabled: true });
      entry.rule = { ...entry.rule, enabled: false };
      onChange();
      return viewOf(entry);
    },
    remove: (id) => {
      const isRemoved = held.delete(id);
      if (isRemoved) onChange();
      return isRemoved;
    },
    clear: () => {
      if (held.size === 0) return;
      held.clear();
      onChange();
    },
    list,
    save: () => ({ held: list(), made, chance: chance.position() }),
    restore: (saved) => {
      for (const rule of saved.held) checkFaultRule(rule);
      held.clear();
      for (const { met, hits, ...rule } of saved.held) held.set(rule.id, { rule, met, hits });
      made = saved.made;
      chance.moveTo(saved.chance);
      onChange();
    },
    around: (request, { nowMs, timeoutMs }, send) => {
      const striking = [...held.values()].filter((entry) => strikes(entry, request, nowMs));
      if (striking.length > 0) onChange();
      const sendStruck = striking.reduceRight<() => Promise<ScimAnswer>>((next, { rule, hits }) => {
        const number = hits;
        return () => strike(rule.effect, { request, timeoutMs, number, send: next });
      }, send);
      return sendStruck();
    },
  };
}

function viewOf({ rule, met, hits }: Held): FaultView {
  return { ...rule, enabled: rule.enabled ?? true, met, hits };
}
