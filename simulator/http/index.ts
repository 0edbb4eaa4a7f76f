/** HTTP: the server around a simulator. */
export { httpError } from './errors.ts';
export { buildServer, listen } from './server.ts';
