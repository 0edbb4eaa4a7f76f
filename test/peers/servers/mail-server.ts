/** A mail server on loopback that keeps what it is sent, without encryption or sign-in. */
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface MailServer {
  /** For nodemailer: `smtp://127.0.0.1:port`. */
  url: string;
  /** Everything received so far, each message as it came (headers and body). */
  messages: readonly { from: string; to: string[]; source: string }[];
  close(): Promise<void>;
}

export async function startMailServer(): Promise<MailServer> {
  const messages: { from: string; to: string[]; source: string }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, { envelope }, done) {
      text(stream).then((source) => {
        const { mailFrom, rcptTo } = envelope;
        messages.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map(({ address }) => address), source });
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.server.address() as AddressInfo;
  const close = () => new Promise<void>((resolve) => server.close(resolve));
  return { url: `smtp://127.0.0.1:${port}`, messages, close };
}
