/** `validateCredentials` on a job and on the collection: the connection test, saved or with what is given (G-50, G-51). */
import { type Static, Type } from 'typebox';
import { createTargetConnection, replaceSecrets, secretOf } from '../../applications/index.ts';
import type { SynchronizationSchema } from '../../model/schema.ts';
import { checkConnection, probesOfSchema } from '../../provisioning/index.ts';
import type { ApplicationRecord } from '../../storage/index.ts';
import { graphError } from './errors.ts';
import { principalOf } from './find-application.ts';
import { templateIdOf } from './gallery.ts';
import type { GraphOptions, GraphResource } from './graph-options.ts';
import { JobParams, recordOf } from './jobs.ts';
import { SecretShape } from './secrets.ts';
import { templateIdNamed, templateIdsOf } from './synchronization-templates.ts';

const Text = Type.Union([Type.String(), Type.Null()]);

const ValidateRequest = Type.Object({
  templateId: Type.Optional(Text),
  applicationIdentifier: Type.Optional(Text),
  useSavedCredentials: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
  credentials: Type.Optional(Type.Union([Type.Array(SecretShape), Type.Null()])),
});

export const validateCredentialsApi: GraphResource = async (app, options) => {
  const tags = ['synchronization jobs'];
  const summary = 'Test a connection: 204 when the endpoint answers as expected';

  app.post(
    '/servicePrincipals/:id/synchronization/jobs/:jobId/validateCredentials',
    { schema: { tags, summary, params: JobParams, body: ValidateRequest } },
    async (request, reply) => {
      const { application, record } = recordOf(options, request.params.id, request.params.jobId);
      await validate(options, application, record.schema, request.body);
      return reply.status(204).send();
    },
  );

  app.post(
    '/servicePrincipals/:id/synchronization/jobs/validateCredentials',
    { schema: { tags, summary, params: Type.Object({ id: Type.String() }), body: ValidateRequest } },
    async (request, reply) => {
      const application = principalOf(options.simulator, request.params.id);
      const templateId = templateNamed(application, request.body);
      const schema = await options.simulator.applications.templateSchema(application, templateId, templateId);
      await validate(options, application, schema, request.body);
      return reply.status(204).send();
    },
  );
};

/** Throws CREDENTIALS_REQUIRED, SYNCHRONIZATION_NOT_FOUND. */
function templateNamed(application: ApplicationRecord, body: Static<typeof ValidateRequest>): string {
  const known = templateIdsOf(application);
  const { templateId, applicationIdentifier } = body;
  if (templateId) {
    const found = templateIdNamed(application, templateId);
    if (!found) throw graphError('SYNCHRONIZATION_NOT_FOUND', { kind: 'template', id: templateId });
    return found;
  }
  if (!applicationIdentifier)
    throw graphError('CREDENTIALS_REQUIRED', { missing: 'templateId or applicationIdentifier' });
  const isOwn = [templateIdOf(application.profileId), application.profileId, ...known].some(
    (id) => id.toLowerCase() === applicationIdentifier.toLowerCase(),
  );
  if (!isOwn) throw graphError('SYNCHRONIZATION_NOT_FOUND', { kind: 'template', id: applicationIdentifier });
  return known[0] ?? '';
}

/** Throws CREDENTIALS_REQUIRED, CREDENTIALS_REFUSED. */
async function validate(
  { simulator }: GraphOptions,
  saved: ApplicationRecord,
  schema: SynchronizationSchema,
  { useSavedCredentials, credentials }: Static<typeof ValidateRequest>,
): Promise<void> {
  const given = (credentials ?? []).map(({ key, value }) => ({ key, value: value ?? '' }));
  const secrets = useSavedCredentials || given.length === 0 ? saved.secrets : replaceSecrets(saved.secrets, given);
  const application = { ...saved, secrets };
  if (!secretOf(application, 'BaseAddress')) throw graphError('CREDENTIALS_REQUIRED', { missing: 'BaseAddress' });
  const probes = probesOfSchema(schema);
  const connection = createTargetConnection({
    application,
    issuer: simulator.issuer,
    clock: simulator.clock,
    handler: simulator.targets.handlers.get(saved.servicePrincipalId) ?? null,
    certificates: simulator.targets.certificates,
    faults: simulator.targets.faults(saved.servicePrincipalId),
  });
  try {
    const { failure } = await checkConnection(connection, probes, simulator.chanceFor('validate-credentials'));
    if (failure) throw graphError('CREDENTIALS_REFUSED', failure);
  } finally {
    await connection.close();
  }
}
