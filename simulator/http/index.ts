/** HTTP: the server around a simulator. */
export { listenSecurely } from './https.ts';
export { type LocalCertificate, localCertificate } from './local-certificate.ts';
export { buildServer, listen } from './server.ts';
