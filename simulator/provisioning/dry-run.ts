/**
 * A connection that reads and doesn't write: queries go to the target, what would change it is kept and answered
 * as a target would that does what it is asked. Used to tell what the next cycle would do.
 */
import type { Exchange, ScimRequest } from '../model/exchange.ts';
import type { ScimConnection } from '../scim/index.ts';

export interface DryRun {
  connection: ScimConnection;
  /** Requests that a cycle would have sent, in order. */
  wouldSend: ScimRequest[];
  /** Queries that were really sent. */
  sent: Exchange[];
}

export function dryRunOf(connection: ScimConnection, nowMs: () => number): DryRun {
  const run: DryRun = { connection: { ...passThrough(connection), send }, wouldSend: [], sent: [] };

  async function send(request: ScimRequest): ReturnType<ScimConnection['send']> {
    if (request.method === 'GET') {
      const result = await connection.send(request);
      run.sent.push(result.exchange);
      return result;
    }
    run.wouldSend.push(request);
    const response = {
      status: request.method === 'POST' ? 201 : 204,
      headers: { 'content-type': 'application/scim+json' },
      body:
        request.method === 'POST' ? JSON.stringify({ ...JSON.parse(request.body ?? '{}'), id: 'would-be-new' }) : '',
    };
    return {
      answer: response,
      exchange: {
        operation: request.operation,
        kind: request.kind,
        method: request.method,
        url: `${request.path}${request.query === '' ? '' : `?${request.query}`}`,
        requestHeaders: {},
        requestBody: request.body,
        response: null,
        failure: null,
        startedAtMs: nowMs(),
        durationMs: 0,
      },
    };
  }
  return run;
}

/** The rest of a connection: its settings, and a `close` that leaves the real one open. */
function passThrough(connection: ScimConnection): Omit<ScimConnection, 'send'> {
  return { settings: connection.settings, holdFor: () => undefined, close: async () => undefined };
}
