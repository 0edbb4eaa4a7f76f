/** The sample app: a SCIM target of our own, with the face of any profile. */
export type { FaceAttribute, SampleAppFace } from './face.ts';
export { MemorySampleStore } from './memory-store.ts';
export { faceFromProfile } from './profile-face.ts';
export { type SampleAppOptions, sampleApp } from './sample-app.ts';
export { SqliteSampleStore } from './sqlite-store.ts';
export type { ResourcePage, SampleStore, StoredMember, StoredResource } from './store.ts';
export { type Host, type HostGroup, listHostGroups, listHosts, type SampleAppView, viewOf } from './view.ts';
