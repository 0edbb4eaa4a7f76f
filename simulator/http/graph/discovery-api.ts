/**
 * The token service and its discovery documents, at the root of the server (section 2): client credentials, openid
 * configuration, keys, and the metadata by which Terraform finds its endpoints.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import type { Simulator } from '../../simulator.ts';
import { publicAddress } from './graph-options.ts';
import { isSecretAccepted } from './password-view.ts';
import { oauthError, type TokenRequest, tokenRequestProblem, wrongSecret } from './token-request.ts';
import { TOKEN_LIFETIME_S, tokenServiceOf } from './token-service.ts';

export interface DiscoveryOptions {
  simulator: Simulator;
  /** The server's own address, for a request that doesn't say which it used. */
  baseUrl: () => string;
}

const TenantParams = Type.Object({ tenant: Type.String({ description: 'Id or domain' }) });

export const discoveryApi: FastifyPluginAsyncTypebox<DiscoveryOptions> = async (app, options) => {
  const { simulator } = options;
  const tags = ['tokens and discovery'];
  const tokens = tokenServiceOf(simulator);

  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, body, done) =>
    done(null, Object.fromEntries(new URLSearchParams(body as string))),
  );

  for (const path of ['/:tenant/oauth2/v2.0/token', '/:tenant/oauth2/token']) {
    app.post(
      path,
      {
        schema: {
          tags,
          summary: 'Client credentials',
          params: TenantParams,
          consumes: ['application/x-www-form-urlencoded'],
        },
      },
      async (request, reply) => {
        reply.headers({ 'cache-control': 'no-store', pragma: 'no-cache' });
        const given = (request.body ?? {}) as TokenRequest;
        const problem =
          tokenRequestProblem(given, request.params.tenant, simulator.workspace.data.tenant) ??
          secretProblem(simulator, given);
        if (problem) {
          const body = oauthError(problem, { traceId: request.id, timestamp: simulator.clock.now() });
          return reply.status(problem.status).send(body);
        }
        const address = publicAddress(options, request);
        const audience = (given.scope ?? given.resource ?? '').replace(/\/?\.default$/, '') || address;
        return {
          token_type: 'Bearer',
          expires_in: TOKEN_LIFETIME_S,
          ext_expires_in: TOKEN_LIFETIME_S,
          access_token: tokens.issue(given.client_id ?? '', audience, address),
        };
      },
    );
  }

  // What stands before /.well-known is the issuer that the document names, so that tokens of either version are found.
  for (const version of ['v2.0', '']) {
    const path = `/:tenant/${version}/.well-known/openid-configuration`.replace('//', '/');
    app.get(path, { schema: { tags, summary: 'OpenID configuration', params: TenantParams } }, async (request) => {
      const address = publicAddress(options, request);
      const { tenant } = request.params;
      const tenantId = simulator.workspace.data.tenant.id;
      return {
        token_endpoint: `${address}/${tenant}/oauth2/v2.0/token`,
        token_endpoint_auth_methods_supported: ['client_secret_post', 'private_key_jwt'],
        jwks_uri: `${address}/${tenant}/discovery/v2.0/keys`,
        response_modes_supported: ['query', 'fragment', 'form_post'],
        subject_types_supported: ['pairwise'],
        id_token_signing_alg_values_supported: ['RS256'],
        response_types_supported: ['code', 'token'],
        scopes_supported: ['openid', 'offline_access'],
        issuer: `${address}/${tenantId}/${version}`,
        authorization_endpoint: `${address}/${tenant}/oauth2/v2.0/authorize`,
        end_session_endpoint: `${address}/${tenant}/oauth2/v2.0/logout`,
        claims_supported: ['aud', 'iss', 'iat', 'exp', 'oid', 'tid', 'ver'],
        tenant_region_scope: null,
        cloud_instance_name: new URL(address).host,
        cloud_graph_host_name: new URL(address).host,
        msgraph_host: new URL(address).host,
      };
    });
  }

  for (const path of ['/:tenant/discovery/v2.0/keys', '/:tenant/discovery/keys']) {
    app.get(path, { schema: { tags, summary: 'Signing keys', params: TenantParams } }, async (request) =>
      tokens.keySet(`${publicAddress(options, request)}/${simulator.workspace.data.tenant.id}/v2.0`),
    );
  }

  app.get('/common/discovery/instance', { schema: { tags, summary: 'Known authorities' } }, async (request) => {
    const address = publicAddress(options, request);
    const { host } = new URL(address);
    return {
      tenant_discovery_endpoint: `${address}/common/v2.0/.well-known/openid-configuration`,
      'api-version': '1.1',
      metadata: [{ preferred_network: host, preferred_cache: host, aliases: [host] }],
    };
  });

  app.get('/metadata/endpoints', { schema: { tags, summary: 'Endpoints of this cloud (G-22)' } }, async (request) => {
    const address = publicAddress(options, request);
    return {
      name: 'provsim',
      portal: address,
      authentication: {
        loginEndpoint: `${address}/`,
        audiences: [`${address}/`],
        tenant: 'common',
        identityProvider: 'AAD',
      },
      resourceManager: `${address}/`,
      microsoftGraphResourceId: `${address}/`,
      graph: '',
      graphAudience: '',
      gallery: '',
      suffixes: {},
    };
  });
};

/** A client that has secrets of its own must send one of them (G-18); the others stand for whoever they say. */
function secretProblem(simulator: Simulator, { client_id: clientId, client_secret: secret }: TokenRequest) {
  const application = simulator.applications.list().find(({ appId }) => appId === clientId?.toLowerCase());
  if (!application || !secret || isSecretAccepted(application, secret, simulator.clock.nowMs())) return null;
  return wrongSecret(application.appId);
}
