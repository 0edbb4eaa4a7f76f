/** The Microsoft Graph subset, as Fastify plugins, and the rewriting of its paths before routing. */
export { graphApi } from './graph-api.ts';
export type { GraphOptions } from './graph-options.ts';
export { normaliseGraphUrl } from './normalise-url.ts';
