/** The HTTPS side of `provsim start`: its options, its port, and what is said about trusting its certificate (G-154). */
import { isIP } from 'node:net';
import { type Command, InvalidArgumentError } from 'commander';
import type { FastifyInstance } from 'fastify';
import { systemTimeMs } from '../clock.ts';
import type { LocalCertificate } from '../http/index.ts';
import type { Simulator } from '../simulator.ts';
import { wholeNumber } from './options.ts';

export interface HttpsOptions {
  https?: boolean;
  httpsPort: number;
  httpsName?: string[];
}

export function addHttpsOptions(command: Command): Command {
  return command
    .option('--https', 'serve HTTPS as well, with a certificate of its own that is kept in the data folder')
    .option('--https-port <number>', 'its port on loopback; 0 takes a free one', wholeNumber(0, 65535), 8443)
    .option('--https-name <host>', 'a further name in the certificate; may be repeated', collectHost);
}

function collectHost(text: string, before: string[] = []): string[] {
  const label = '[a-z0-9]([a-z0-9-]*[a-z0-9])?';
  if (isIP(text) === 0 && !new RegExp(`^${label}(\\.${label})*$`, 'i').test(text)) {
    throw new InvalidArgumentError('Expected a host name or an IP address, such as graph.example.');
  }
  return [...before, text.toLowerCase()];
}

/** The certificate that HTTPS needs; null when it isn't asked for. Throws CERTIFICATE_UNWRITABLE. */
export async function certificateFor(options: HttpsOptions, folder: string | null): Promise<LocalCertificate | null> {
  if (!options.https) return null;
  const { localCertificate } = await import('../http/index.ts');
  return localCertificate(folder, { names: options.httpsName ?? [], nowMs: systemTimeMs() });
}

/** Opens the port; from then on the sample apps are trusted there. Throws PORT_IN_USE. */
export async function openHttps(
  app: FastifyInstance,
  simulator: Simulator,
  certificate: LocalCertificate,
  { httpsPort, httpsName = [] }: HttpsOptions,
): Promise<string> {
  const { listenSecurely } = await import('../http/index.ts');
  const address = await listenSecurely(app, httpsPort, certificate);
  const { port } = new URL(address);
  for (const name of ['127.0.0.1', 'localhost', '[::1]', ...httpsName]) {
    simulator.targets.certificates.set(`https://${name}:${port}`, certificate.cert);
  }
  return address;
}

export function describeHttps(
  address: string,
  plainAddress: string,
  { file, validTo, madeBecause }: LocalCertificate,
  say: (line: string) => void,
): void {
  const made = madeBecause === null ? '' : `; made now, as ${madeBecause}`;
  const trusted = file ?? 'provsim.pem';
  say(`  HTTPS     ${address}   (and https://localhost:${new URL(address).port})`);
  say(`  Trust     a certificate of its own, valid to ${validTo.slice(0, 10)}${made}`);
  if (file === null) say(`            curl -o ${trusted} ${plainAddress}/certificate.pem`);
  say(`            Node: NODE_EXTRA_CA_CERTS=${trusted}`);
  say(`            Terraform and other Go: SSL_CERT_FILE=${trusted}   curl: --cacert ${trusted}`);
  say('            Cycles trust it for the sample apps, and elsewhere what Node trusts.');
}
