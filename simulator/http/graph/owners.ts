/** Owners of applications, service principals and groups (G-121, G-132). */
import { Type } from 'typebox';
import { checkOptions, parseSelect, wantsCount } from '../odata/index.ts';
import { collection } from './answer.ts';
import { anyObjectView, findObjectView } from './directory-object-view.ts';
import { graphError } from './errors.ts';
import { applicationOf, principalOf } from './find-application.ts';
import type { GraphResource } from './graph-options.ts';
import { ReferenceShape } from './group-shapes.ts';
import { pageOf } from './list-pages.ts';
import { queryShape } from './query-shapes.ts';
import { idInReference } from './references.ts';

const OPTIONS = ['$select', '$top', '$skiptoken', '$count'] as const;
const OwnedParams = Type.Object({ id: Type.String() });
const OwnerParams = Type.Object({ id: Type.String(), ownerId: Type.String() });

export const ownersApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const { owners, groups } = simulator.tenant;
  const tags = ['owners'];

  const owned = {
    applications: (id: string) => applicationOf(simulator, id).id,
    servicePrincipals: (id: string) => principalOf(simulator, id).servicePrincipalId,
    groups: (id: string) => groups.get(id).group.id,
  };
  for (const [resource, idOf] of Object.entries(owned)) {
    app.get(
      `/${resource}/:id/owners`,
      { schema: { tags, summary: 'Owners', params: OwnedParams, querystring: queryShape(OPTIONS) } },
      async (request) => {
        checkOptions(request.query, OPTIONS);
        const names = parseSelect(request.query.$select);
        const found = owners.list(idOf(request.params.id)).flatMap((id) => findObjectView(options, id, names) ?? []);
        const count = wantsCount(request.query.$count) ? found.length : undefined;
        return collection(options, request, 'directoryObjects', { ...pageOf(found, request.query), count });
      },
    );

    app.post(
      `/${resource}/:id/owners/$ref`,
      { schema: { tags, summary: 'Add an owner', params: OwnedParams, body: ReferenceShape } },
      async (request, reply) => {
        const id = idOf(request.params.id);
        const ownerId = idInReference(request.body['@odata.id']);
        // Throws where there is no such object.
        anyObjectView(options, ownerId, null);
        if (!owners.add(id, ownerId)) throw graphError('REFERENCE_EXISTS', { relation: 'owners', id: ownerId });
        return reply.status(204).send();
      },
    );

    app.delete(
      `/${resource}/:id/owners/:ownerId/$ref`,
      { schema: { tags, summary: 'Remove an owner', params: OwnerParams } },
      async (request, reply) => {
        const { ownerId } = request.params;
        if (!owners.remove(idOf(request.params.id), ownerId.toLowerCase())) {
          throw graphError('OBJECT_UNKNOWN', { kind: 'owner', id: ownerId });
        }
        return reply.status(204).send();
      },
    );
  }
};
