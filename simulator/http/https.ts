/** HTTPS beside HTTP, on the same handlers (G-154): some clients talk to nothing else. */
import { once } from 'node:events';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { httpError } from './errors.ts';

/**
 * Opens the port on loopback and gives its address. For a server that doesn't listen yet; closing that closes this
 * too. Throws PORT_IN_USE.
 */
export async function listenSecurely(
  app: FastifyInstance,
  port: number,
  { key, cert }: { key: string; cert: string },
): Promise<string> {
  const server = createServer({ key, cert, minVersion: 'TLSv1.2' }, app.routing);
  app.addHook('preClose', async () => {
    server.close();
    // An open page holds its event stream for ever.
    server.closeAllConnections();
  });
  await app.ready();
  try {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  } catch (cause) {
    const isInUse = (cause as NodeJS.ErrnoException).code === 'EADDRINUSE';
    throw isInUse ? httpError('PORT_IN_USE', { port, option: '--https-port' }, cause) : cause;
  }
  return `https://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
