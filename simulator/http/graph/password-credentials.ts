/** `addPassword`, `removePassword`: client secrets of applications and service principals. The text is shown once. */
import { Type } from 'typebox';
import { TIME_EXPECTED, timeOrNull } from '../../parse-time.ts';
import type { Simulator } from '../../simulator.ts';
import type { PasswordCredential } from '../../storage/index.ts';
import { contextUrl } from './answer.ts';
import { graphError } from './errors.ts';
import { applicationOf, principalOf } from './find-application.ts';
import type { GraphResource } from './graph-options.ts';
import { hashOf, passwordView } from './password-view.ts';

const Text = Type.Union([Type.String(), Type.Null()]);
const OwnerParams = Type.Object({ id: Type.String() });
const NewPassword = Type.Object(
  {
    passwordCredential: Type.Optional(
      Type.Union([
        Type.Object(
          {
            '@odata.type': Type.Optional(Type.String()),
            displayName: Type.Optional(Text),
            startDateTime: Type.Optional(Text),
            endDateTime: Type.Optional(Text),
          },
          { additionalProperties: false },
        ),
        Type.Null(),
      ]),
    ),
  },
  { additionalProperties: false },
);
const PasswordKey = Type.Object({ keyId: Type.String() }, { additionalProperties: false });

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
/** What the service gives when no end is asked for. */
const LIFETIME_MS = 2 * YEAR_MS;

export const passwordCredentialsApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const owners = {
    applications: (id: string) => applicationOf(simulator, id),
    servicePrincipals: (id: string) => principalOf(simulator, id),
  };
  for (const resource of ['applications', 'servicePrincipals'] as const) {
    const tags = [resource === 'applications' ? 'applications' : 'service principals'];

    app.post(
      `/${resource}/:id/addPassword`,
      {
        schema: {
          tags,
          summary: 'A new client secret; its text is in this answer only',
          params: OwnerParams,
          body: Type.Union([NewPassword, Type.Null()]),
        },
      },
      async (request) => {
        const { servicePrincipalId } = owners[resource](request.params.id);
        const { displayName, startDateTime, endDateTime } = request.body?.passwordCredential ?? {};
        const startMs = timeOf('startDateTime', startDateTime) ?? simulator.clock.nowMs();
        const keyId = simulator.requestId();
        const secretText = newSecret(simulator, keyId);
        const credential: PasswordCredential = {
          keyId,
          owner: resource,
          displayName: displayName ?? null,
          hint: secretText.slice(0, 3),
          startDateTime: new Date(startMs).toISOString(),
          endDateTime: new Date(timeOf('endDateTime', endDateTime) ?? startMs + LIFETIME_MS).toISOString(),
          secretHash: hashOf(secretText),
        };
        await simulator.applications.update(servicePrincipalId, (record) => {
          record.passwordCredentials = [...(record.passwordCredentials ?? []), credential];
        });
        return {
          '@odata.context': contextUrl(options, request, 'microsoft.graph.passwordCredential'),
          ...passwordView(credential),
          secretText,
        };
      },
    );

    app.post(
      `/${resource}/:id/removePassword`,
      { schema: { tags, summary: 'Remove a client secret', params: OwnerParams, body: PasswordKey } },
      async (request, reply) => {
        const keyId = request.body.keyId.toLowerCase();
        const { servicePrincipalId, passwordCredentials = [] } = owners[resource](request.params.id);
        const isMeant = (each: PasswordCredential) => each.owner === resource && each.keyId === keyId;
        if (!passwordCredentials.some(isMeant)) throw graphError('PASSWORD_UNKNOWN', { keyId });
        await simulator.applications.update(servicePrincipalId, (record) => {
          record.passwordCredentials = passwordCredentials.filter((each) => !isMeant(each));
        });
        return reply.status(204).send();
      },
    );
  }
};

function newSecret(simulator: Simulator, keyId: string): string {
  const chance = simulator.chanceFor(`password:${keyId}`);
  return `${chance.guid()}${chance.guid()}`.replaceAll('-', '').slice(0, 40);
}

/** Null when nothing is given. Throws BODY_INVALID. */
function timeOf(target: string, given: string | null | undefined): number | null {
  if (given === undefined || given === null) return null;
  const timeMs = timeOrNull(given);
  if (timeMs !== null) return timeMs;
  const message = `Invalid value '${given}' specified for property '${target}': expected ${TIME_EXPECTED}.`;
  throw graphError('BODY_INVALID', { problems: [{ message, target }] });
}
