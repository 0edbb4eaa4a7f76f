/** HTTP: the server around a simulator. */
export { httpError } from './errors.ts';
export { SampleApps } from './sample-apps.ts';
export { buildServer, listen } from './server.ts';
