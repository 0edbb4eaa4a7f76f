/** `/directoryObjects`: any object by its id, and the directory extensions there are (G-138). */
import { Type } from 'typebox';
import { checkOptions, parseSelect } from '../odata/index.ts';
import { contextUrl, entity } from './answer.ts';
import { anyObjectView } from './directory-object-view.ts';
import { extensionPropertyView } from './extension-property-view.ts';
import type { GraphResource } from './graph-options.ts';
import { queryShape } from './query-shapes.ts';

export const directoryObjectsApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['directory objects'];

  app.get(
    '/directoryObjects/:id',
    {
      schema: {
        tags,
        summary: 'A user, group or service principal',
        params: Type.Object({ id: Type.String() }),
        querystring: queryShape(['$select']),
      },
    },
    async (request) => {
      checkOptions(request.query, ['$select']);
      const view = anyObjectView(options, request.params.id, parseSelect(request.query.$select));
      return entity(options, request, 'directoryObjects/$entity', view);
    },
  );

  app.post(
    '/directoryObjects/getAvailableExtensionProperties',
    {
      schema: {
        tags,
        summary: 'Directory extensions of all applications',
        body: Type.Union([
          Type.Object({ isSyncedFromOnPremises: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])) }),
          Type.Null(),
        ]),
      },
    },
    async (request) => ({
      '@odata.context': contextUrl(options, request, 'extensionProperties'),
      value: request.body?.isSyncedFromOnPremises ? [] : simulator.tenant.extensions.list().map(extensionPropertyView),
    }),
  );
};
