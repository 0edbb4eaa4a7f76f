/**
 * A connection that reads and doesn't write: queries go to the target, what would change it is kept and answered
 * as a target would that does what it is asked. Used to tell what the next cycle would do.
 */
import type { Exchange, ScimRequest } from '../model/exchange.ts';
import type { ScimConnection } from '../scim/index.ts';

/** A request that isn't sent, with the address and the headers that it would have. */
export type PreviewedRequest = ScimRequest & Pick<Exchange, 'url' | 'requestHeaders'>;

export interface DryRun {
  connection: ScimConnection;
  /** Requests that a cycle would have sent, in order. */
  wouldSend: PreviewedRequest[];
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
    const preview = connection.preview(request);
    run.wouldSend.push({ ...request, ...preview });
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
        ...preview,
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
  const { settings, fetchesToken } = connection;
  const preview = (request: ScimRequest) => connection.preview(request);
  return { settings, fetchesToken, preview, holdFor: () => undefined, close: async () => undefined };
}
