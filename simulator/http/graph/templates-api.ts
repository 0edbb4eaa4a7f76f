/** `…/synchronization/templates` under applications and service principals (G-27 to G-30). */
import { Type } from 'typebox';
import type { ApplicationRecord } from '../../storage/index.ts';
import { checkOptions } from '../odata/index.ts';
import { collection, entity, keyOf } from './answer.ts';
import { graphError } from './errors.ts';
import { applicationOf, principalOf } from './find-application.ts';
import type { GraphOptions, GraphResource } from './graph-options.ts';
import { listPage } from './list-pages.ts';
import { queryShape } from './query-shapes.ts';
import { templateIdsOf, templateSchemaId, templateView } from './synchronization-templates.ts';

const OwnerParams = Type.Object({ id: Type.String() });
export const TemplateParams = Type.Object({ id: Type.String(), templateId: Type.String() });
const OPTIONS = ['$filter', '$select', '$orderby', '$top', '$skiptoken', '$count'] as const;
const filterable = ['id', 'applicationId', 'factoryTag', 'default', 'discoverable'];

export const templatesApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['synchronization templates'];

  const owners = {
    servicePrincipals: (id: string) => principalOf(simulator, id),
    applications: (id: string) => applicationOf(simulator, id),
  };
  for (const [resource, find] of Object.entries(owners)) {
    const path = `/${resource}/:id/synchronization/templates`;

    app.get(
      path,
      {
        schema: {
          tags,
          summary: 'Templates, the default one first',
          params: OwnerParams,
          querystring: queryShape(OPTIONS),
        },
      },
      async (request) => {
        checkOptions(request.query, OPTIONS);
        const application = find(request.params.id);
        const ids = templateIdsOf(application);
        const views = await Promise.all(ids.map((id) => viewTemplate(options, application, id)));
        const context = `${resource}${keyOf(request.params.id)}/synchronization/templates`;
        return collection(options, request, context, listPage(views, request.query, filterable));
      },
    );

    app.get(
      `${path}/:templateId`,
      { schema: { tags, summary: 'A template', params: TemplateParams } },
      async (request) => {
        const { id, templateId } = request.params;
        const view = await viewTemplate(options, find(id), templateId);
        return entity(options, request, `${resource}${keyOf(id)}/synchronization/templates/$entity`, view);
      },
    );

    app.get(
      `${path}/:templateId/schema`,
      { schema: { tags, summary: 'The schema of a template', params: TemplateParams } },
      async (request) => {
        const { id, templateId } = request.params;
        const { schema } = await viewTemplate(options, find(id), templateId);
        const context = `${resource}${keyOf(id)}/synchronization/templates${keyOf(templateId)}/schema/$entity`;
        return entity(options, request, context, schema);
      },
    );
  }
};

/** Throws SYNCHRONIZATION_NOT_FOUND. */
export async function viewTemplate({ simulator }: GraphOptions, application: ApplicationRecord, templateId: string) {
  const known = templateIdsOf(application).find((id) => id.toLowerCase() === templateId.toLowerCase());
  if (!known) throw graphError('SYNCHRONIZATION_NOT_FOUND', { kind: 'template', id: templateId });
  const profile = await simulator.applications.profile(application);
  const schema = await simulator.applications.templateSchema(application, templateSchemaId(known), known);
  return templateView(application, profile, known, schema);
}
