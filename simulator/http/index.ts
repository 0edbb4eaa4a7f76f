/** HTTP: the server around a simulator. */
export { buildServer, listen } from './server.ts';
