/**
 * The Microsoft Graph subset below one version that real clients drive unchanged. Registered twice, under
 * `/v1.0` and `/beta` (G-01). Every resource has a file of its own; here is what they share.
 */
import { applicationTemplatesApi } from './application-templates.ts';
import { applicationsApi } from './applications.ts';
import { batchApi } from './batch.ts';
import { deletedItemsApi } from './deleted-items.ts';
import { deltaApi } from './delta.ts';
import { directoryAuditsApi } from './directory-audits.ts';
import { directoryObjectsApi } from './directory-objects.ts';
import { discoverDirectoryApi } from './discover-directory.ts';
import { answerGraphError, clientRequestId } from './error-body.ts';
import { graphError } from './errors.ts';
import { extensionPropertiesApi } from './extension-properties.ts';
import type { GraphResource } from './graph-options.ts';
import { noGraphQuirks } from './graph-quirks.ts';
import { groupMembersApi } from './group-members.ts';
import { groupsApi } from './groups.ts';
import { jobActionsApi } from './job-actions.ts';
import { jobSchemaApi } from './job-schema.ts';
import { jobsApi } from './jobs.ts';
import { lazyValidatorCompiler } from './lazy-validator.ts';
import { managersApi } from './managers.ts';
import { objectConnectionsApi } from './object-connections.ts';
import { organizationApi } from './organization.ts';
import { ownTemplatesApi } from './own-templates.ts';
import { ownersApi } from './owners.ts';
import { passwordCredentialsApi } from './password-credentials.ts';
import { provisionOnDemandApi } from './provision-on-demand.ts';
import { provisioningLogApi } from './provisioning-log.ts';
import { addReplicationDelay } from './replication-delay.ts';
import { roleAssignmentsApi } from './role-assignments.ts';
import { RouteTree } from './route-tree.ts';
import { schemaFunctionsApi } from './schema-functions.ts';
import { secretsApi } from './secrets.ts';
import { servicePrincipalsApi } from './service-principals.ts';
import { addStrictMode } from './strict-mode.ts';
import { templatesApi } from './templates-api.ts';
import { usersApi } from './users.ts';
import { validateCredentialsApi } from './validate-credentials.ts';

const CONTENT_TYPE =
  'application/json;odata.metadata=minimal;odata.streaming=true;IEEE754Compatible=false;charset=utf-8';

const resources: readonly GraphResource[] = [
  servicePrincipalsApi,
  jobsApi,
  jobActionsApi,
  provisioningLogApi,
  usersApi,
  groupsApi,
  groupMembersApi,
  roleAssignmentsApi,
  secretsApi,
  provisionOnDemandApi,
  applicationTemplatesApi,
  applicationsApi,
  extensionPropertiesApi,
  ownersApi,
  passwordCredentialsApi,
  managersApi,
  deletedItemsApi,
  deltaApi,
  directoryObjectsApi,
  organizationApi,
  directoryAuditsApi,
  jobSchemaApi,
  objectConnectionsApi,
  schemaFunctionsApi,
  discoverDirectoryApi,
  templatesApi,
  ownTemplatesApi,
  validateCredentialsApi,
  batchApi,
];

export const graphApi: GraphResource = async (app, options) => {
  const { simulator, version, baseUrl, strict = false, quirks = noGraphQuirks } = options;
  // Bodies are taken as they are: nothing is coerced, and an unknown property is refused, not dropped (G-11).
  app.setValidatorCompiler(lazyValidatorCompiler as never);
  app.setErrorHandler(answerGraphError(() => simulator.clock.now()));
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'request-id': request.id, 'client-request-id': clientRequestId(request) });
  });
  app.addHook('onSend', async (_request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '');
    if (type.startsWith('application/json')) reply.header('content-type', CONTENT_TYPE);
    return payload;
  });
  addStrictMode(app, options);
  addReplicationDelay(app, quirks.replicationDelayS);
  // Several SDKs announce JSON and send nothing.
  const parseJson = app.getDefaultJsonParser('error', 'ignore');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, null);
    else parseJson(request, body as string, done);
  });
  // Others send nothing under another name, PowerShell as a form.
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, null);
    else done(graphError('MEDIA_TYPE_UNSUPPORTED', { given: request.headers['content-type'] ?? '' }));
  });
  app.addHook('preValidation', async (request) => {
    if (request.body === undefined) request.body = null;
  });
  const tree = new RouteTree();
  app.addHook('onRoute', (route) => {
    const path = route.url.slice(version.length + 1);
    for (const method of [route.method].flat()) if (method !== 'HEAD') tree.add(method, path);
  });
  app.setNotFoundHandler((request) => {
    throw tree.explain(request.method, request.url.slice(version.length + 1));
  });
  for (const resource of resources) await app.register(resource, { simulator, version, baseUrl, strict, quirks });
};
