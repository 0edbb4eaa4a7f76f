/** The faults that are switched on: kept in order, drawn with seeded chance, counted, and taken away with one call. */
import type { ChancePosition, ChanceStream } from '../../chance.ts';
import type { ScimRequest } from '../../model/exchange.ts';
import type { ScimAnswer } from '../judge/answer.ts';
import { checkFaultRule, type FaultRule } from './fault-rule.ts';
import { isInScope } from './fault-scope.ts';
import { strike } from './strike.ts';

export interface FaultView extends FaultRule {
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
  add(rule: Omit<FaultRule, 'id'> & { id?: string }): FaultRule;
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

/** The same chance and the same requests in the same order make the same faults. */
export function createFaults(chance: ChanceStream): Faults {
  const held = new Map<string, Held>();
  let made = 0;

  const strikes = (entry: Held, request: ScimRequest, nowMs: number): boolean => {
    const { rule } = entry;
    if (!isInScope(rule, request, nowMs)) return false;
    entry.met++;
    if (entry.met <= (rule.skip ?? 0)) return false;
    if (rule.count !== undefined && entry.hits >= rule.count) return false;
    const { probability = 1 } = rule;
    if (probability < 1 && chance.next() >= probability) return false;
    entry.hits++;
    return true;
  };

  const list = () => [...held.values()].map(({ rule, met, hits }) => ({ ...rule, met, hits }));

  return {
    add: (given) => {
      checkFaultRule(given);
      let { id } = given;
      while (id === undefined || (given.id === undefined && held.has(id))) id = `fault-${++made}`;
      const rule = { ...given, id };
      held.set(id, { rule, met: 0, hits: 0 });
      return rule;
    },
    remove: (id) => held.delete(id),
    clear: () => held.clear(),
    list,
    save: () => ({ held: list(), made, chance: chance.position() }),
    restore: (saved) => {
      for (const rule of saved.held) checkFaultRule(rule);
      held.clear();
      for (const { met, hits, ...rule } of saved.held) held.set(rule.id, { rule, met, hits });
      made = saved.made;
      chance.moveTo(saved.chance);
    },
    around: (request, { nowMs, timeoutMs }, send) => {
      const striking = [...held.values()].filter((entry) => strikes(entry, request, nowMs));
      const sendStruck = striking.reduceRight<() => Promise<ScimAnswer>>((next, { rule, hits }) => {
        const number = hits;
        return () => strike(rule.effect, { request, timeoutMs, number, send: next });
      }, send);
      return sendStruck();
    },
  };
}
