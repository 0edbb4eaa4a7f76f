/**
 * Makes undici write exactly the headers of W-11 in their usual case. undici puts `host`, `connection` and
 * `content-length` around ours in lower case, and offers no way to leave `connection: keep-alive` away, which
 * HTTP/1.1 means anyway. So the head is corrected where it is written to the socket.
 */
import type { Socket } from 'node:net';
import type { buildConnector } from 'undici';

export function withExactHead(connect: buildConnector.connector): buildConnector.connector {
  return (options, callback) =>
    connect(options, (...result) => {
      if (result[1]) correctWrites(result[1]);
      callback(...result);
    });
}

/** undici writes a head as one text and bodies as buffers. */
function correctWrites(socket: Socket): void {
  const write = socket.write.bind(socket) as (...given: unknown[]) => boolean;
  socket.write = (chunk: unknown, ...rest: unknown[]): boolean =>
    write(typeof chunk === 'string' ? exactHead(chunk) : chunk, ...rest);
}

export function exactHead(head: string): string {
  return head
    .replace('\r\nhost: ', '\r\nHost: ')
    .replace('\r\nconnection: keep-alive\r\n', '\r\n')
    .replace('\r\ncontent-length: ', '\r\nContent-Length: ');
}
