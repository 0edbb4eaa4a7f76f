/** `/servicePrincipals` (G-132): the applications of the tenant as their service principals. */
import { Type } from 'typebox';
import type { ApplicationRecord } from '../../storage/index.ts';
import { checkOptions, filterToPredicate, parseSelect, selectProperties, wantsCount } from '../odata/index.ts';
import { collection, entity } from './answer.ts';
import { appFactsOf } from './gallery.ts';
import type { GraphOptions, GraphResource } from './graph-options.ts';
import { queryShape } from './query-shapes.ts';
import { servicePrincipalView } from './service-principal-view.ts';

const OPTIONS = ['$filter', '$select', '$count', '$top'] as const;
const IdParams = Type.Object({ id: Type.String() });
const filterable = ['id', 'appId', 'displayName', 'appDisplayName', 'servicePrincipalType', 'tags', 'accountEnabled'];

export const servicePrincipalsApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['service principals'];
  const viewOf = (application: ApplicationRecord) => viewServicePrincipal(options, application);

  app.get(
    '/servicePrincipals',
    { schema: { tags, summary: 'Service principals', querystring: queryShape(OPTIONS) } },
    async (request) => {
      const { query } = request;
      checkOptions(query, OPTIONS);
      const isWanted = query.$filter ? filterToPredicate(query.$filter, filterable) : () => true;
      const found = simulator.applications.list().map(viewOf).filter(isWanted);
      const names = parseSelect(query.$select);
      return collection(options, request, 'servicePrincipals', {
        value: names ? found.map((view) => selectProperties(view, names)) : found,
        count: wantsCount(query.$count) ? found.length : undefined,
      });
    },
  );

  app.get(
    '/servicePrincipals/:id',
    {
      schema: {
        tags,
        summary: 'A service principal, by its id or appId',
        params: IdParams,
        querystring: queryShape(['$select', '$expand']),
      },
    },
    async (request) => {
      const view = viewOf(simulator.applications.get(request.params.id));
      const names = parseSelect(request.query.$select);
      const value = names ? selectProperties(view, names) : view;
      return entity(options, request, 'servicePrincipals/$entity', value);
    },
  );
};

export function viewServicePrincipal({ simulator }: GraphOptions, application: ApplicationRecord) {
  return servicePrincipalView(application, appFactsOf(simulator, application));
}
