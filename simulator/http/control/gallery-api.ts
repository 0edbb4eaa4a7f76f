/**
 * Profiles and new applications beyond what Graph has words for: what each supports, the table of its attributes, a
 * job from the schema of another tenant, the built-in sample app as target.
 */

import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { loadProfile } from '../../applications/index.ts';
import { createApplication } from '../../new-application.ts';
import { profilesDirectory } from '../../profiles-directory.ts';
import type { SampleApps } from '../../sample-apps.ts';
import { profileRows, readSchema, schemaError, summaryOf } from '../../schema/index.ts';
import type { Simulator } from '../../simulator.ts';
import { auditChange } from '../audit-change.ts';
import { galleryProfiles } from '../graph/index.ts';
import { ApplicationShape } from './shapes.ts';
import { applicationView } from './views.ts';

const SummaryShape = Type.Object({
  id: Type.String(),
  name: Type.String(),
  description: Type.Union([Type.String(), Type.Null()]),
  categories: Type.Array(Type.String()),
  auth: Type.String(),
  supports: Type.Object({
    groups: Type.Boolean(),
    disable: Type.Boolean(),
    delete: Type.Boolean(),
    manager: Type.Boolean(),
    roles: Type.Boolean(),
  }),
  attributes: Type.Object({ users: Type.Integer(), groups: Type.Integer() }),
});

const Text = Type.Union([Type.String(), Type.Null()]);
const RowShape = Type.Object({
  name: Type.String(),
  type: Type.String(),
  required: Type.Boolean(),
  filterable: Type.Union([Type.Boolean(), Type.Null()], { description: 'Null: not documented' }),
  source: Text,
  defaultValue: Text,
  match: Type.Union([Type.Integer(), Type.Null()]),
  onlyOnCreate: Type.Boolean(),
});

const ProfileShape = Type.Object({
  ...SummaryShape.properties,
  source: Type.Object({ document: Type.String(), date: Text }),
  connection: Type.Object({ auth: Type.String(), tenantUrl: Text, notes: Type.Optional(Type.String()) }),
  users: Type.Array(RowShape),
  groups: Type.Array(RowShape),
  specifics: Type.Array(Type.String()),
});

const NewApplicationShape = Type.Object(
  {
    displayName: Type.Optional(Type.String({ minLength: 1, maxLength: 120 })),
    profile: Type.Optional(Type.String({ minLength: 1, description: 'Id of a shipped profile; custom when left out' })),
    schema: Type.Optional(
      Type.Object({}, { description: 'A synchronizationSchema as Graph exports it, instead of a profile' }),
    ),
    target: Type.Union([
      Type.Object({ sampleApp: Type.Literal(true) }, { additionalProperties: false }),
      Type.Object(
        { tenantUrl: Type.String({ minLength: 1 }), token: Type.Optional(Type.String()) },
        { additionalProperties: false },
      ),
    ]),
    scope: Type.Optional(Type.Union([Type.Literal('assigned'), Type.Literal('all')])),
  },
  { additionalProperties: false },
);

export interface GalleryOptions {
  simulator: Simulator;
  sampleApps: SampleApps;
}

export const galleryApi: FastifyPluginAsyncTypebox<GalleryOptions> = async (app, { simulator, sampleApps }) => {
  const tags = ['control'];

  app.get(
    '/profiles',
    {
      schema: {
        tags,
        summary: 'Profiles of applications, with what each supports',
        response: { 200: Type.Object({ value: Type.Array(SummaryShape) }) },
      },
    },
    async () => ({ value: (await galleryProfiles()).map(summaryOf) }),
  );

  app.get(
    '/profiles/:profileId',
    {
      schema: {
        tags,
        summary: 'A profile with its attributes and default mapping',
        params: Type.Object({ profileId: Type.String() }),
        response: { 200: ProfileShape },
      },
    },
    async (request) => {
      const profile = await shippedProfile(request.params.profileId);
      return {
        ...summaryOf(profile),
        source: profile.source,
        connection: profile.connection,
        users: profileRows(profile, 'User'),
        groups: profileRows(profile, 'Group'),
        specifics: profile.specifics ?? [],
      };
    },
  );

  app.post(
    '/applications',
    {
      schema: {
        tags,
        summary: 'A new application with its job, ready to start',
        body: NewApplicationShape,
        response: { 201: ApplicationShape },
      },
    },
    async (request, reply) => {
      const { displayName, profile: profileId, schema, target, scope } = request.body;
      const from = schema
        ? { schema: readSchema(withoutAnnotations(schema)) }
        : { profile: await shippedProfile(profileId ?? 'custom'), isShipped: true };
      const { application } = await createApplication(simulator, {
        from,
        endpoint: 'tenantUrl' in target ? { url: target.tenantUrl, token: target.token ?? '' } : null,
        syncAll: scope === 'all',
        ...(displayName === undefined ? {} : { displayName }),
      });
      auditChange(simulator, application, 'Add service principal');
      if ('sampleApp' in target) await sampleApps.attach(application);
      return reply.status(201).send(applicationView(simulator, application));
    },
  );
};

/** Ids only: a path of the server's machine is nothing to ask for over HTTP. */
async function shippedProfile(id: string) {
  const profiles = await galleryProfiles();
  const found = profiles.find((profile) => profile.id === id);
  if (found) return found;
  if (/^[a-z0-9-]+$/i.test(id)) return loadProfile(profilesDirectory, id);
  throw schemaError('PROFILE_NOT_FOUND', { profile: id, isPath: false, known: profiles.length, near: [] });
}

function withoutAnnotations(document: object): object {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !name.startsWith('@odata.')));
}
