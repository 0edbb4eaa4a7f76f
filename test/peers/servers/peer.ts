/** What the tests know of a SCIM server that isn't ours, whichever it is. */
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Express } from 'express';

/** A user or group as the server holds it, in SCIM's form. */
export type Resource = Record<string, unknown> & { id: string };

export interface Peer {
  /** SCIM base address on loopback, without a slash at the end. */
  url: string;
  /** Bearer token that the server asks for. */
  token: string;
  /** What it holds now. */
  state(): Promise<{ users: Resource[]; groups: Resource[] }>;
  close(): Promise<void>;
}

/** Serves an application on a free port of loopback; gives its address and how to end it. */
export async function serve(app: Express): Promise<{ origin: string; close: () => Promise<void> }> {
  const server = await new Promise<Server>((resolve, reject) => {
    const starting: Server = app.listen(0, '127.0.0.1', (error?: Error) => (error ? reject(error) : resolve(starting)));
  });
  const { port } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve, reject) => {
      server.close((error) => (error ? reject(error) : resolve()));
      server.closeAllConnections();
    });
  return { origin: `http://127.0.0.1:${port}`, close };
}
