/**
 * Answers of the past as faults, so that a failure comes again where the target itself isn't at hand. An account that
 * isn't found is no failure. Pure.
 */
import type { Exchange } from '../../model/exchange.ts';
import type { FaultView } from '../../scim/index.ts';
import type { Written } from './cast.ts';

const LONGEST_BODY = 2000;

/** Faults by name for what failed among some exchanges; `texts` tell the object's requests from those of others. */
export function faultsFromAnswers(exchanges: readonly Exchange[], texts: readonly string[]): Record<string, Written> {
  const faults = new Map<string, Written>();
  for (const exchange of exchanges.filter(hasFailed)) {
    const { operation, kind, method, requestBody, url } = exchange;
    const sent = `${requestBody ?? ''} ${decodeURIComponent(url)}`;
    const object = texts.find((text) => text !== '' && sent.includes(text));
    const rule: Written = {
      effect: effectOf(exchange),
      operations: [operation],
      kinds: [kind],
      methods: [method],
      ...(object === undefined ? {} : { object }),
    };
    const key = JSON.stringify(rule);
    const before = faults.get(key);
    faults.set(key, { ...rule, count: (typeof before?.count === 'number' ? before.count : 0) + 1 });
  }
  return Object.fromEntries([...faults.values()].map((fault, index) => [`recorded-${index + 1}`, fault]));
}

/** Those that are switched on now and may have met one of the exchanges that failed. */
export function faultsThatMeet(faults: readonly FaultView[], exchanges: readonly Exchange[]): FaultView[] {
  const failed = exchanges.filter(hasFailed);
  return faults.filter(({ operations, kinds, methods }) =>
    failed.some(
      ({ operation, kind, method }) =>
        (operations?.includes(operation) ?? true) &&
        (kinds?.includes(kind) ?? true) &&
        (methods?.some((each) => each === method) ?? true),
    ),
  );
}

export function hasFailed({ response, operation }: Exchange): boolean {
  if (response === null) return true;
  return response.status >= 400 && !(response.status === 404 && (operation === 'read' || operation === 'match'));
}

function effectOf({ response, failure }: Exchange): Written {
  if (response) {
    const { status, body } = response;
    return { kind: 'status', status, ...(body === '' ? {} : { body: body.slice(0, LONGEST_BODY) }) };
  }
  const kind = failure?.kind ?? 'reset';
  return { kind: kind === 'timeout' || kind === 'unreachable' ? kind : 'reset' };
}
