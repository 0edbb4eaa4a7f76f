/** The made-up tenant: who is in it at the beginning, and what happens in it later. */
export { proposeChanges } from './change-simulator.ts';
export type { DirectoryStep, DirectoryView, TenantChange, UserPool } from './directory-changes.ts';
export { DEFAULT_DOMAIN, populate, populateInBatches } from './populate.ts';
export type { Population, PopulationOptions } from './population.ts';
