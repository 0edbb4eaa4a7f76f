/** HTTP: the server around a simulator. */
export { readGraphQuirks } from './graph/graph-quirks.ts';
export { listenSecurely } from './https.ts';
export { type LocalCertificate, localCertificate } from './local-certificate.ts';
export { buildServer, listen } from './server.ts';
