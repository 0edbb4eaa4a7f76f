/** `/applicationTemplates`: the gallery, which is the shipped profiles, and applications made from it (G-23 to G-26). */

import { Type } from 'typebox';
import type { Profile } from '../../schema/index.ts';
import { auditChange } from '../audit-change.ts';
import {
  checkOptions,
  filterToPredicate,
  odataError,
  parseSelect,
  selectProperties,
  wantsCount,
} from '../odata/index.ts';
import { collection, contextUrl, entity } from './answer.ts';
import { InstantiateShape } from './application-shapes.ts';
import { ownCreated } from './change-application.ts';
import { graphError } from './errors.ts';
import { appFactsOf, galleryProfiles, homePageOf, templateIdOf } from './gallery.ts';
import type { GraphResource } from './graph-options.ts';
import { pageOf } from './list-pages.ts';
import { queryShape } from './query-shapes.ts';
import { applicationView, servicePrincipalView } from './service-principal-view.ts';

const OPTIONS = ['$filter', '$search', '$select', '$top', '$skiptoken', '$count'] as const;
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
      const isWanted = query.$filter ? filterToPredicate(query.$filter, filterable) : () => true;
      const isFound = query.$search ? searchPredicate(query.$search) : () => true;
      const found = (await galleryProfiles()).map(templateView).filter((view) => isWanted(view) && isFound(view));
      const names = parseSelect(query.$select);
      const page = pageOf(found, query);
      return collection(options, request, 'applicationTemplates', {
        value: names ? page.value.map((view) => selectProperties(view, names)) : page.value,
        skipToken: page.skipToken,
        count: wantsCount(query.$count) ? found.length : undefined,
      });
    },
  );

  app.get(
    '/applicationTemplates/:id',
    { schema: { tags, summary: 'A gallery entry', params: TemplateParams } },
    async (request) =>
      entity(options, request, 'applicationTemplates/$entity', templateView(await profileOf(request.params.id))),
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

/** Throws OBJECT_UNKNOWN. */
async function profileOf(templateId: string): Promise<Profile> {
  const found = (await galleryProfiles()).find(({ id }) => templateIdOf(id) === templateId.toLowerCase());
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
