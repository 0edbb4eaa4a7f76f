/** `…/synchronization/secrets` (G-53 to G-60). Secret values are never shown. */
import { Type } from 'typebox';
import { maskedSecrets } from '../../applications/index.ts';
import { auditChange, secretChanges } from '../audit-change.ts';
import { collection, keyOf } from './answer.ts';
import { graphError } from './errors.ts';
import { principalOf } from './find-application.ts';
import type { GraphResource } from './graph-options.ts';
import { noGraphQuirks } from './graph-quirks.ts';

const PrincipalParams = Type.Object({ id: Type.String() });

export const SecretShape = Type.Object({
  key: Type.String({ examples: ['BaseAddress', 'SecretToken'] }),
  value: Type.Union([Type.String(), Type.Null()]),
});

/** Without them the real service is said to drop the set (G-56). */
const KEYS_WANTED = ['SyncAll', 'SyncNotificationSettings'];

const SecretsShape = Type.Object({ value: Type.Array(SecretShape) });

export const secretsApi: GraphResource = async (app, options) => {
  const { simulator, quirks = noGraphQuirks } = options;
  const tags = ['synchronization secrets'];
  const path = '/servicePrincipals/:id/synchronization';

  app.get(
    `${path}/secrets`,
    { schema: { tags, summary: 'Secrets; secret values are masked', params: PrincipalParams } },
    async (request) => {
      const { servicePrincipalId, secrets } = principalOf(simulator, request.params.id);
      const context = `servicePrincipals${keyOf(servicePrincipalId)}/synchronization/secrets`;
      return collection(options, request, context, { value: maskedSecrets(secrets) });
    },
  );

  app.put(
    `${path}/secrets`,
    {
      schema: {
        tags,
        summary: 'Replace the whole set; an empty value removes its key, the mask keeps what is stored',
        params: PrincipalParams,
        body: SecretsShape,
      },
    },
    async (request, reply) => {
      const application = principalOf(simulator, request.params.id);
      const given = request.body.value.map(({ key, value }) => ({ key, value: value ?? '' }));
      const lacking = KEYS_WANTED.filter(
        (wanted) => !given.some(({ key }) => key.toLowerCase() === wanted.toLowerCase()),
      );
      if (quirks.refuseMixedSecrets && isMixed(given)) throw graphError('SECRETS_MIXED', {});
      if (quirks.dropIncompleteSecrets && lacking.length > 0) return reply.status(204).send();
      const before = application.secrets;
      await simulator.applications.putSecrets(application.servicePrincipalId, given);
      auditChange(simulator, application, 'Update provisioning setting or credentials', {
        changes: secretChanges(before, application.secrets),
        details: {
          keys: application.secrets.map(({ key }) => key).join(', '),
          ...(lacking.length > 0
            ? { hint: `Microsoft Entra is said to drop a set without ${lacking.join(' and ')} in silence.` }
            : {}),
        },
      });
      return reply.status(204).send();
    },
  );

  // Undocumented; a client reads it and goes on without.
  app.get(
    `${path}/connectivityParameters`,
    { schema: { tags, summary: 'Nothing is there', params: PrincipalParams } },
    async (request) => {
      const { servicePrincipalId } = principalOf(simulator, request.params.id);
      const context = `servicePrincipals${keyOf(servicePrincipalId)}/synchronization/connectivityParameters`;
      return collection(options, request, context, { value: [] });
    },
  );
};

/** A bearer token beside OAuth keys. */
function isMixed(given: readonly { key: string; value: string }[]): boolean {
  const isSent = (isMeant: (key: string) => boolean) =>
    given.some(({ key, value }) => value !== '' && isMeant(key.toLowerCase()));
  return isSent((key) => key === 'secrettoken') && isSent((key) => key.startsWith('oauth2'));
}
