/**
 * The connection test with its reasons: the questions of the connection check, then a few that Entra doesn't ask, each
 * answer held against a named expectation. The page and `provsim test-connection` show the list (P-204, E-801 to E-810).
 */
import type { Chance } from '../chance.ts';
import type { Exchange, ScimRequest, TargetFailure } from '../model/exchange.ts';
import {
  composeDiscover,
  composeNonsenseFilter,
  composeProbe,
  composeRead,
  type Expectation,
  groupProbeExpectation,
  judgeProbe,
  notChecked,
  type ScimConnection,
  type Seen,
  schemasExpectation,
  serviceProviderConfigExpectation,
  unknownIdExpectation,
  unsupportedFilterExpectation,
  userProbeExpectations,
} from '../scim/index.ts';
import type { Probe } from './probes.ts';

export interface ConnectionReport {
  /** Whether Entra would accept the connection: no required expectation failed. */
  ok: boolean;
  /** What the portal would show; null when it is accepted. */
  failure: TargetFailure | null;
  expectations: Expectation[];
  exchanges: Exchange[];
}

const extras = ['unknownId', 'unsupportedFilter', 'serviceProviderConfig', 'schemas'] as const;

export async function inspectConnection(
  connection: ScimConnection,
  probes: readonly Probe[],
  chance: Chance,
): Promise<ConnectionReport> {
  const exchanges: Exchange[] = [];
  const expectations: Expectation[] = [];
  const ask = async (request: ScimRequest): Promise<Seen> => {
    const { answer, exchange } = await connection.send(request);
    exchanges.push(exchange);
    return { answer, exchange: exchanges.length - 1 };
  };
  let failure: TargetFailure | null = null;
  const noteFailure = ({ answer }: Seen): void => {
    const outcome = judgeProbe(answer);
    if (outcome.outcome === 'failed') failure ??= outcome.failure;
  };

  const userAttribute = probes.find(({ kind }) => kind === 'User')?.attribute ?? 'userName';
  const user = await ask(composeProbe('User', userAttribute, chance.guid()));
  noteFailure(user);
  expectations.push(
    ...userProbeExpectations(user, { baseUrl: connection.settings.baseUrl, fetchesToken: connection.fetchesToken }),
  );
  const isOpen = expectations.some(({ id, state }) => id === 'authenticated' && state === 'passed');

  const groups = probes.find(({ kind }) => kind === 'Group');
  if (groups && isOpen) {
    const group = await ask(composeProbe('Group', groups.attribute, chance.guid()));
    noteFailure(group);
    expectations.push(groupProbeExpectation(group));
  } else {
    const why = groups ? 'The endpoint has to let requests in first' : 'The mapping for groups is switched off';
    expectations.push(...notChecked(['groupFilter'], why));
  }
  if (isOpen) {
    expectations.push(unknownIdExpectation(await ask(composeRead('User', chance.guid()))));
    expectations.push(unsupportedFilterExpectation(await ask(composeNonsenseFilter())));
    expectations.push(serviceProviderConfigExpectation(await ask(composeDiscover('/ServiceProviderConfig'))));
    expectations.push(schemasExpectation(await ask(composeDiscover('/Schemas'))));
  } else {
    expectations.push(...notChecked(extras, 'The endpoint has to let requests in first'));
  }
  return { ok: failure === null, failure, expectations, exchanges };
}
