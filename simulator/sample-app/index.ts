/** The sample app: a SCIM target of our own, with the face of any profile. */
export { SampleContent } from './content.ts';
export type { FaceAttribute, SampleAppFace } from './face.ts';
export { MemorySampleStore } from './memory-store.ts';
export { faceFromProfile } from './profile-face.ts';
export { sampleApp } from './sample-app.ts';
export { ensureSampleAppTables, SqliteSampleStore } from './sqlite-store.ts';
export type { SampleStore } from './store.ts';
export { listHostGroups, listHosts, viewOf } from './view.ts';
