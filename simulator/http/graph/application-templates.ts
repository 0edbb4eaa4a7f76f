/** `/applicationTemplates`: the gallery, which is the shipped profiles, and applications made from it (G-23 to G-26). */
import { Type } from 'typebox';
import type { Profile } from '../../schema/index.ts';
import { auditChange } from '../audit-change.ts';
import { checkOptions, odataError } from '../odata/index.ts';
import { collection, contextUrl, entity } from './answer.ts';
import { InstantiateShape } from './application-shapes.ts';
import { ownCreated } from './change-application.ts';
import { graphError } from './errors.ts';
import { appFactsOf, galleryProfiles, homePageOf, profileOfTemplate, templateIdOf } from './gallery.ts';
import type { GraphResource } from './graph-options.ts';
import { filtered, listPage, selected } from './list-pages.ts';
import { queryShape } from './query-shapes.ts';
import { applicationView, servicePrincipalView } from './service-principal-view.ts';

const OPTIONS = ['$filter', '$search', '$select', '$orderby', '$top', '$skiptoken', '$count'] as const;
const COUNT_OPTIONS = ['$filter', '$search'] as const;
const TemplateParams = Type.Object({ id: Type.String() });
const filterable = ['id', 'displayName', 'publisher', 'categories', 'supportedProvisioningTypes'];

export const applicationTemplatesApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['gallery'];

  app.get(
    '/applicationTemplates',
    { schema: { tags, summary: 'Gallery entries', querystring: queryShape(OPTIONS) } },
    async (request) => {
      const { query } = request;
      checkOptions(query, OPTIONS);
      return collection(
        options,
        request,
        'applicationTemplates',
        listPage(await templatesFound(query.$search), query, filterable),
      );
    },
  );

  app.get(
    '/applicationTemplates/$count',
    { schema: { tags, summary: 'How many gallery entries', querystring: queryShape(COUNT_OPTIONS) } },
    async (request, reply) => {
      checkOptions(request.query, COUNT_OPTIONS);
      const found = filtered(await templatesFound(request.query.$search), request.query, filterable);
      return reply.type('text/plain').send(String(found.length));
    },
  );

  app.get(
    '/applicationTemplates/:id',
    { schema: { tags, summary: 'A gallery entry', params: TemplateParams, querystring: queryShape(['$select']) } },
    async (request) => {
      checkOptions(request.query, ['$select']);
      const view = selected(templateView(await profileOf(request.params.id)), request.query.$select);
      return entity(options, request, 'applicationTemplates/$entity', view);
    },
  );

  app.post(
    '/applicationTemplates/:id/instantiate',
    {
      schema: {
        tags,
        summary: 'Make an application and its service principal',
        params: TemplateParams,
        body: Type.Union([InstantiateShape, Type.Null()]),
      },
    },
    async (request, reply) => {
      const profile = await profileOf(request.params.id);
      const displayName = request.body?.displayName ?? profile.name;
      const application = await simulator.applications.create({ profile, displayName, sampleApp: false });
      auditChange(simulator, application, 'Add service principal');
      ownCreated(simulator, request.caller, application);
      const facts = appFactsOf(simulator, application);
      return reply.status(201).send({
        '@odata.context': contextUrl(options, request, 'microsoft.graph.applicationServicePrincipal'),
        application: applicationView(application, facts),
        servicePrincipal: servicePrincipalView(application, facts),
      });
    },
  );
};

async function templatesFound(search: string | undefined): Promise<ReturnType<typeof templateView>[]> {
  const views = (await galleryProfiles()).map(templateView);
  return search ? views.filter(searchPredicate(search)) : views;
}

/** Throws OBJECT_UNKNOWN. */
async function profileOf(templateId: string): Promise<Profile> {
  const found = await profileOfTemplate(templateId);
  if (!found) throw graphError('OBJECT_UNKNOWN', { kind: 'application template', id: templateId });
  return found;
}

/** `"displayName:slack"`; a text without a property is looked for in names and descriptions. */
function searchPredicate(search: string): (view: ReturnType<typeof templateView>) => boolean {
  const [, property, text] = /^"?(?:(displayName|description|publisher):)?([^"]*)"?$/.exec(search.trim()) ?? [];
  if (!text) {
    const expected = 'a quoted text, such as "displayName:slack"';
    throw odataError('OPTION_VALUE_INVALID', { option: '$search', value: search, expected });
  }
  const wanted = text.toLowerCase();
  const names = property
    ? [property as 'displayName' | 'description' | 'publisher']
    : (['displayName', 'description'] as const);
  return (view) => names.some((name) => view[name]?.toLowerCase().includes(wanted));
}

function templateView({ id, name, categories, description }: Profile) {
  const isCustom = id === 'custom';
  return {
    id: templateIdOf(id),
    displayName: isCustom ? 'Custom' : name,
    homePageUrl: homePageOf(id),
    supportedSingleSignOnModes: ['saml', 'external', 'notSupported'],
    supportedProvisioningTypes: ['sync'],
    logoUrl: null,
    categories: [...(categories ?? [])],
    publisher: isCustom ? null : name,
    description: isCustom
      ? 'An application that is not in the gallery'
      : (description ?? `Provisioning to ${name} over SCIM`),
  };
}
