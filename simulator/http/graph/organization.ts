/** `/organization`, `/domains`, `/me`: what set-up scripts ask of the tenant itself (G-137). */
import { Type } from 'typebox';
import { checkOptions, parseSelect, selectProperties } from '../odata/index.ts';
import { collection, entity } from './answer.ts';
import { graphError } from './errors.ts';
import type { GraphResource } from './graph-options.ts';
import { operatorOf } from './operator.ts';
import { queryShape } from './query-shapes.ts';
import { userView } from './user-view.ts';

const CAPABILITIES = 'Email, OfficeCommunicationsOnline';

export const organizationApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const tags = ['tenant'];
  const querystring = queryShape(['$select']);
  const select = (view: Record<string, unknown>, query: { $select?: string }) => {
    checkOptions(query, ['$select']);
    const wanted = parseSelect(query.$select);
    return wanted ? selectProperties(view, wanted) : view;
  };

  const organization = () => {
    const { id, displayName, defaultDomain } = simulator.workspace.data.tenant;
    return {
      id,
      deletedDateTime: null,
      businessPhones: [],
      city: null,
      country: null,
      countryLetterCode: null,
      createdDateTime: null,
      displayName,
      onPremisesSyncEnabled: null,
      tenantType: 'AAD',
      verifiedDomains: [
        { capabilities: CAPABILITIES, isDefault: true, isInitial: true, name: defaultDomain, type: 'Managed' },
      ],
    };
  };

  const domain = () => ({
    id: simulator.workspace.data.tenant.defaultDomain,
    authenticationType: 'Managed',
    availabilityStatus: null,
    isAdminManaged: true,
    isDefault: true,
    isInitial: true,
    isRoot: true,
    isVerified: true,
    supportedServices: ['Email', 'OfficeCommunicationsOnline'],
  });

  app.get('/organization', { schema: { tags, summary: 'The tenant', querystring } }, async (request) =>
    collection(options, request, 'organization', { value: [select(organization(), request.query)] }),
  );

  app.get(
    '/organization/:id',
    { schema: { tags, summary: 'The tenant by its id', params: Type.Object({ id: Type.String() }), querystring } },
    async (request) => {
      const view = organization();
      if (request.params.id.toLowerCase() !== view.id) {
        throw graphError('OBJECT_UNKNOWN', { kind: 'organization', id: request.params.id });
      }
      return entity(options, request, 'organization/$entity', select(view, request.query));
    },
  );

  app.get('/domains', { schema: { tags, summary: 'Verified domains', querystring } }, async (request) =>
    collection(options, request, 'domains', { value: [select(domain(), request.query)] }),
  );

  app.get(
    '/domains/:id',
    { schema: { tags, summary: 'A domain', params: Type.Object({ id: Type.String() }), querystring } },
    async (request) => {
      const view = domain();
      if (request.params.id.toLowerCase() !== view.id) {
        throw graphError('OBJECT_UNKNOWN', { kind: 'domain', id: request.params.id });
      }
      return entity(options, request, 'domains/$entity', select(view, request.query));
    },
  );

  app.get('/me', { schema: { tags, summary: 'The operator', querystring } }, async (request) => {
    checkOptions(request.query, ['$select']);
    const names = parseSelect(request.query.$select);
    return entity(options, request, 'users/$entity', userView(operatorOf(simulator), names));
  });
};
