/**
 * Snapshots over HTTP: those that are kept by name (save, list, download, upload, restore, delete), and the state of
 * now as a file that goes straight out or in. Files are streamed.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import type { FastifyReply } from 'fastify';
import { Type } from 'typebox';
import type { SampleApps } from '../../sample-apps.ts';
import type { Simulator } from '../../simulator.ts';
import {
  HeadShape,
  type RestoredSnapshot,
  restoreSnapshot,
  SavedSnapshots,
  takeSnapshot,
} from '../../snapshots/index.ts';

export interface SnapshotsOptions {
  simulator: Simulator;
  sampleApps: SampleApps;
}

const SavedShape = Type.Object({ ...HeadShape.properties, name: Type.String(), bytes: Type.Integer() });
const RestoredShape = Type.Object({
  ...HeadShape.properties,
  missingSecrets: Type.Array(Type.Object({ application: Type.String(), key: Type.String() }), {
    description: 'Secrets that the file does not hold and that have to be entered again',
  }),
});
const Named = Type.Object({ name: Type.String() });
const withSecrets = Type.Optional(
  Type.Boolean({ description: 'Tokens and passwords go into the file too; false when left out' }),
);

const FILE_TYPE = 'application/octet-stream';

export const snapshotsApi: FastifyPluginAsyncTypebox<SnapshotsOptions> = async (app, { simulator, sampleApps }) => {
  const tags = ['snapshots'];
  const saved = new SavedSnapshots(simulator.folder);
  app.addHook('onClose', () => saved.close());
  // A file comes in as a stream, however long it is.
  app.addContentTypeParser(FILE_TYPE, (_request, payload, done) => done(null, payload));

  const restoreFrom = async (file: string, shownAs: string) =>
    restoredView(await restoreSnapshot({ simulator, sampleApps }, file, shownAs));
  /** Works with what was sent as a file of its own, which goes again unless it was moved away. */
  const received = async <T>(id: string, body: unknown, work: (file: string) => Promise<T>): Promise<T> => {
    const file = await saved.scratchFile(id);
    try {
      await pipeline(body as Readable, createWriteStream(file, { mode: 0o600 }));
      return await work(file);
    } finally {
      await rm(file, { force: true });
    }
  };

  app.get(
    '/snapshots',
    {
      schema: {
        tags,
        summary: 'Snapshots that are kept, the latest first',
        response: { 200: Type.Object({ value: Type.Array(SavedShape) }) },
      },
    },
    async () => ({ value: await saved.list() }),
  );

  app.post(
    '/snapshots',
    {
      schema: {
        tags,
        summary: 'Save everything as it is now under a name',
        body: Type.Object({ name: Type.String(), withSecrets }, { additionalProperties: false }),
        response: { 201: SavedShape },
      },
    },
    async (request, reply) => {
      const { name, withSecrets = false } = request.body;
      await takeSnapshot(simulator, await saved.newFile(name), { withSecrets });
      return reply.status(201).send(await saved.get(name));
    },
  );

  app.get(
    '/snapshots/:name',
    { schema: { tags, summary: 'Download a snapshot that is kept', params: Named } },
    async (request, reply) => {
      const { name } = request.params;
      return sendFile(reply, await saved.fileOf(name), name);
    },
  );

  app.put(
    '/snapshots/:name',
    {
      schema: {
        tags,
        summary: 'Upload a snapshot to be kept under a name; it is checked, and nothing is restored',
        consumes: [FILE_TYPE],
        params: Named,
        response: { 201: SavedShape },
      },
    },
    async (request, reply) => {
      const { name } = request.params;
      await saved.newFile(name);
      const kept = await received(request.id, request.body, (file) => saved.adopt(name, file));
      return reply.status(201).send(kept);
    },
  );

  app.delete(
    '/snapshots/:name',
    { schema: { tags, summary: 'Delete a snapshot', params: Named } },
    async (request, reply) => {
      await saved.remove(request.params.name);
      return reply.status(204).send();
    },
  );

  app.post(
    '/snapshots/:name/restore',
    {
      schema: {
        tags,
        summary: 'Replace everything by a snapshot; running cycles end at a safe point first',
        params: Named,
        response: { 200: RestoredShape },
      },
    },
    async (request) => {
      const { name } = request.params;
      return restoreFrom(await saved.fileOf(name), name);
    },
  );

  app.get(
    '/snapshot',
    {
      schema: {
        tags,
        summary: 'Everything as it is now, as a file; in the midst of a cycle as of what is recorded',
        querystring: Type.Object({ withSecrets }),
      },
    },
    async (request, reply) => {
      const file = await saved.scratchFile(request.id);
      await takeSnapshot(simulator, file, { withSecrets: request.query.withSecrets ?? false });
      const stream = sendFile(reply, file, 'snapshot');
      reply.raw.once('close', () => void rm(file, { force: true }));
      return stream;
    },
  );

  app.put(
    '/snapshot',
    {
      schema: {
        tags,
        summary: 'Replace everything by the snapshot that is sent; when it is refused, nothing is changed',
        consumes: [FILE_TYPE],
        response: { 200: RestoredShape },
      },
    },
    async (request) => received(request.id, request.body, (file) => restoreFrom(file, 'that was sent')),
  );
};

function restoredView({ head, missingSecrets }: RestoredSnapshot) {
  return { ...head, missingSecrets };
}

function sendFile(reply: FastifyReply, file: string, name: string): FastifyReply {
  return reply
    .type(FILE_TYPE)
    .header('content-disposition', `attachment; filename="${name}.provsim"`)
    .send(createReadStream(file));
}
