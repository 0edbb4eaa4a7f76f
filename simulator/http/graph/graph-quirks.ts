/**
 * Oddities of the real Graph that clients have to bear with, off by default: `provsim start --graph-quirk name=value`
 * (G-56, G-88, G-139).
 */
import { httpError } from '../errors.ts';

export interface GraphQuirks {
  /** Seconds of real time for which new objects, assignments and members can't be read (G-139). */
  replicationDelayS: number;
  /** A PUT of secrets without SyncAll or SyncNotificationSettings is answered with 204 and dropped (G-56). */
  dropIncompleteSecrets: boolean;
  /** A PUT of secrets with a bearer token and OAuth keys is answered with 500 (G-56). */
  refuseMixedSecrets: boolean;
  /** Five requests in ten seconds of real time to provision on demand, and no more (E-714, G-88); always so in strict mode. */
  limitOnDemand: boolean;
}

export const noGraphQuirks: GraphQuirks = {
  replicationDelayS: 0,
  dropIncompleteSecrets: false,
  refuseMixedSecrets: false,
  limitOnDemand: false,
};

const switches = ['dropIncompleteSecrets', 'refuseMixedSecrets', 'limitOnDemand'] as const;

const MOST_DELAY_S = 3600;

/** Throws GRAPH_QUIRK_INVALID. */
export function readGraphQuirks(given: Readonly<Record<string, string>> = {}): GraphQuirks {
  const quirks: GraphQuirks = { ...noGraphQuirks };
  for (const [name, value] of Object.entries(given)) {
    const invalid = (expected: string) => httpError('GRAPH_QUIRK_INVALID', { name, value, expected });
    if (name === 'replicationDelayS') {
      const seconds = Number(value);
      if (value.trim() === '' || !(seconds >= 0 && seconds <= MOST_DELAY_S)) {
        throw invalid(`a number of seconds from 0 to ${MOST_DELAY_S}`);
      }
      quirks.replicationDelayS = seconds;
      continue;
    }
    const known = switches.find((candidate) => candidate === name);
    if (!known) throw invalid(`one of ${Object.keys(noGraphQuirks).join(', ')}`);
    if (value !== 'true' && value !== 'false') throw invalid('true or false');
    quirks[known] = value === 'true';
  }
  return quirks;
}
