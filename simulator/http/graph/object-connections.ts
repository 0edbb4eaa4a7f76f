/**
 * `…/jobs/{id}/objectConnections('{objectId}')`: one link of a job between a source object and an account of the
 * target, looked up and removed (E-315 to E-318).
 */
import { Type } from 'typebox';
import type { Link } from '../../provisioning/index.ts';
import { auditChange } from '../audit-change.ts';
import { entity, keyOf } from './answer.ts';
import { graphError } from './errors.ts';
import type { GraphResource } from './graph-options.ts';
import { JobParams, jobsPath, recordOf } from './jobs.ts';

const PATH = '/servicePrincipals/:id/synchronization/jobs/:jobId/objectConnections';
const ConnectionParams = Type.Object({
  ...JobParams.properties,
  objectId: Type.String({ description: 'Id of the object in the tenant, or of its account in the target' }),
});

export const objectConnectionsApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['synchronization jobs'];

  /** Ids of the tenant are the same in any letters; those of a target are its own. */
  const linkOf = (jobId: string, objectId: string): Link | null => {
    const links = simulator.connectorData(jobId);
    const source = objectId.toLowerCase();
    return links.get(source) ?? links.findByTarget('User', objectId) ?? links.findByTarget('Group', objectId);
  };

  app.get(PATH, { schema: { tags, summary: 'Refused: links are looked up one by one', params: JobParams } }, () => {
    throw graphError('CONNECTIONS_NOT_LISTED', {});
  });

  app.get(
    `${PATH}/:objectId`,
    { schema: { tags, summary: 'The link of an object, by its source id or its target id', params: ConnectionParams } },
    async (request) => {
      const { id, jobId, objectId } = request.params;
      const { application, record } = recordOf(options, id, jobId);
      const link = linkOf(record.id, objectId);
      if (!link) throw graphError('OBJECT_UNKNOWN', { kind: 'object connection', id: objectId });
      const context = `${jobsPath(application)}${keyOf(record.id)}/objectConnections/$entity`;
      return entity(options, request, context, {
        objectId: link.sourceId,
        sourceAnchor: link.sourceId,
        targetAnchor: link.targetId,
        displayName: link.name,
        objectTypeName: link.kind.toLowerCase(),
      });
    },
  );

  app.delete(
    `${PATH}/:objectId`,
    {
      schema: {
        tags,
        summary: 'Forget the link of an object, which stays on both sides; the job has to be paused or disabled',
        params: ConnectionParams,
      },
    },
    async (request, reply) => {
      const { id, jobId, objectId } = request.params;
      const { application, record } = recordOf(options, id, jobId);
      const job = simulator.job(record.id);
      if (job.isStarted || job.isRunning) throw graphError('JOB_NOT_PAUSED', { jobId: record.id });
      const link = linkOf(record.id, objectId);
      if (link) {
        simulator.connectorData(record.id).drop(link.sourceId);
        auditChange(simulator, application, 'Remove object connection', {
          details: {
            jobId: record.id,
            sourceAnchor: link.sourceId,
            targetAnchor: link.targetId,
            displayName: link.name,
          },
        });
      }
      return reply.status(204).send();
    },
  );
};
