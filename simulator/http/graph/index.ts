/** The Microsoft Graph subset, as Fastify plugins, and the rewriting of its paths before routing. */
export { type DiscoveryOptions, discoveryApi } from './discovery-api.ts';
export { galleryProfiles } from './gallery.ts';
export { graphApi } from './graph-api.ts';
export type { GraphOptions } from './graph-options.ts';
export { logProperties } from './log-properties.ts';
export { normaliseGraphUrl } from './normalise-url.ts';
