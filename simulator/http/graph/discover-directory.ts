/** `…/schema/directories/{id}/discover`: the target's attributes read from its `/Schemas`; nothing is saved (G-70). */
import { Type } from 'typebox';
import { composeDiscover, type ScimAnswer } from '../../scim/index.ts';
import { entity, keyOf } from './answer.ts';
import { discoveredObjects } from './discovered-attributes.ts';
import { graphError } from './errors.ts';
import type { GraphResource } from './graph-options.ts';
import { jobsPath, recordOf } from './jobs.ts';

export const discoverDirectoryApi: GraphResource = async (app, options) => {
  const { simulator } = options;

  app.post(
    '/servicePrincipals/:id/synchronization/jobs/:jobId/schema/directories/:directoryId/discover',
    {
      schema: {
        tags: ['synchronization schema'],
        summary: 'Read the target’s attributes from its /Schemas',
        params: Type.Object({ id: Type.String(), jobId: Type.String(), directoryId: Type.String() }),
      },
    },
    async (request) => {
      const { id, jobId, directoryId } = request.params;
      const { application, record } = recordOf(options, id, jobId);
      const directory = record.schema.directories.find(
        (each) => each.id.toLowerCase() === directoryId.toLowerCase() || each.name === directoryId,
      );
      if (!directory) throw graphError('SYNCHRONIZATION_NOT_FOUND', { kind: 'directory', id: directoryId });
      const { answer } = await simulator.targets.connection(application.servicePrincipalId).send(composeDiscover());
      const reason = reasonAgainst(answer);
      const objects = 'status' in answer && !reason ? discoveredObjects(directory, answer.body) : null;
      if (!objects) throw graphError('DISCOVERY_FAILED', { reason: reason ?? 'its answer is no list of schemas' });
      return entity(options, request, `${jobsPath(application)}${keyOf(record.id)}/schema/directories/$entity`, {
        ...directory,
        discoverabilities: 'AttributeNames, AttributeDataTypes, AttributeReadOnly, ReferenceAttributes',
        discoveryDateTime: simulator.clock.now(),
        objects,
      });
    },
  );
};

function reasonAgainst(answer: ScimAnswer): string | null {
  if (!('status' in answer)) return answer.message;
  return answer.status === 200 ? null : `it answered ${answer.status}`;
}
