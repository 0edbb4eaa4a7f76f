/**
 * The connection check: asks for a user, and a group when that mapping is on, that can't exist (section 8 of the
 * engine's rules, W-32 to W-34). It opens every cycle and every on-demand run, and is what Test Connection does.
 */
import type { Chance } from '../chance.ts';
import type { Exchange, TargetFailure } from '../model/exchange.ts';
import type { Finding } from '../model/values.ts';
import { composeProbe, judgeProbe, type ScimConnection, sendPatiently } from '../scim/index.ts';
import type { Probe } from './probes.ts';

export interface ConnectionCheck {
  /** Null when the endpoint answered as expected. */
  failure: TargetFailure | null;
  exchanges: Exchange[];
  findings: Finding[];
}

export async function checkConnection(
  connection: ScimConnection,
  probes: readonly Probe[],
  chance: Chance,
): Promise<ConnectionCheck> {
  const check: ConnectionCheck = { failure: null, exchanges: [], findings: [] };
  for (const { kind, attribute } of probes) {
    const { answer, exchanges } = await sendPatiently(connection, composeProbe(kind, attribute, chance.guid()));
    check.exchanges.push(...exchanges);
    const outcome = judgeProbe(answer);
    check.findings.push(...outcome.findings);
    if (outcome.outcome === 'failed') {
      check.failure = outcome.failure;
      return check;
    }
  }
  return check;
}
