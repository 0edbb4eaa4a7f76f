/**
 * The Microsoft Graph subset below one version that real clients drive unchanged. Registered twice, under
 * `/v1.0` and `/beta` (G-01). Every resource has a file of its own; here is what they share.
 */
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';
import { answerGraphError, clientRequestId } from './error-body.ts';
import type { GraphResource } from './graph-options.ts';
import { groupMembersApi } from './group-members.ts';
import { groupsApi } from './groups.ts';
import { jobActionsApi } from './job-actions.ts';
import { jobsApi } from './jobs.ts';
import { provisioningLogApi } from './provisioning-log.ts';
import { roleAssignmentsApi } from './role-assignments.ts';
import { RouteTree } from './route-tree.ts';
import { servicePrincipalsApi } from './service-principals.ts';
import { usersApi } from './users.ts';

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
];

export const graphApi: GraphResource = async (app, options) => {
  const { simulator, version, baseUrl, strict = false } = options;
  // Bodies are taken as they are: nothing is coerced, and an unknown property is refused, not dropped (G-11).
  app.setValidatorCompiler(TypeBoxValidatorCompiler as never);
  // Answer schemas describe; they don't drop what a schema document from a real tenant carries beyond them.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data));
  app.setErrorHandler(answerGraphError(() => simulator.clock.now()));
  app.addHook('onRequest', async (request, reply) => {
    reply.headers({ 'request-id': request.id, 'client-request-id': clientRequestId(request) });
  });
  app.addHook('onSend', async (_request, reply, payload) => {
    const type = String(reply.getHeader('content-type') ?? '');
    if (type.startsWith('application/json')) reply.header('content-type', CONTENT_TYPE);
    return payload;
  });
  // Several SDKs announce JSON and send nothing.
  const parseJson = app.getDefaultJsonParser('error', 'ignore');
  app.removeContentTypeParser('application/json');
  app.addContentTypeParser('application/json', { parseAs: 'string' }, (request, body, done) => {
    if (body === '') done(null, null);
    else parseJson(request, body as string, done);
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
  for (const resource of resources) await app.register(resource, { simulator, version, baseUrl, strict });
};
