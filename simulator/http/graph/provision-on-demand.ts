/** `…/provisionOnDemand` (G-88 to G-95): one object through the pipeline, with every step in the answer. */
import { type Static, Type } from 'typebox';
import { systemTimeMs } from '../../clock.ts';
import { provisionObject } from '../../one-object.ts';
import type { OnDemandSubject } from '../../provisioning/index.ts';
import type { ApplicationRecord, JobRecord } from '../../storage/index.ts';
import { contextUrl } from './answer.ts';
import { graphError } from './errors.ts';
import type { GraphOptions, GraphResource } from './graph-options.ts';
import { noGraphQuirks } from './graph-quirks.ts';
import { JobParams, recordOf } from './jobs.ts';
import { OnDemandLimit } from './on-demand-limit.ts';
import { onDemandAnswer } from './on-demand-view.ts';
import { operatorOf } from './operator.ts';
import type { Caller } from './token-service.ts';

const SubjectShape = Type.Object({
  objectId: Type.String(),
  objectTypeName: Type.String({ examples: ['User', 'Group'] }),
});

const OnDemandRequest = Type.Object({
  parameters: Type.Array(
    Type.Object({
      ruleId: Type.String({ examples: ['03f7d90d-bf71-41b1-bda6-aaf0ddbee5d8'] }),
      subjects: Type.Array(
        Type.Intersect([
          SubjectShape,
          Type.Object({
            links: Type.Optional(
              Type.Union([Type.Null(), Type.Object({ members: Type.Optional(Type.Array(SubjectShape)) })]),
            ),
          }),
        ]),
        { minItems: 1 },
      ),
    }),
    { minItems: 1 },
  ),
});

/** Who calls where no token is asked for. */
const ANYBODY = '';

export const provisionOnDemandApi: GraphResource = async (app, options) => {
  const { simulator } = options;
  const limit = new OnDemandLimit(systemTimeMs);
  const { quirks = noGraphQuirks } = options;

  app.post(
    '/servicePrincipals/:id/synchronization/jobs/:jobId/provisionOnDemand',
    {
      schema: {
        tags: ['synchronization jobs'],
        summary: 'Provision one user, or one group with up to five members, now',
        params: JobParams,
        body: OnDemandRequest,
      },
    },
    async (request) => {
      const { application, record } = recordOf(options, request.params.id, request.params.jobId);
      refuseStranger(options, request.caller, application);
      if (request.caller || quirks.limitOnDemand) limit.count(request.caller?.objectId ?? ANYBODY);
      const subject = subjectOf(request.body, record);
      const operator = operatorOf(simulator);
      const startedAt = simulator.clock.now();
      const result = await provisionObject(simulator, record.id, subject, {
        id: operator.id,
        displayName: operator.displayName,
        initiatorType: 'user',
      });
      return {
        '@odata.context': contextUrl(options, request, 'microsoft.graph.stringKeyStringValuePair'),
        ...onDemandAnswer(result, { startedAt, endedAt: simulator.clock.now() }),
      };
    },
  );
};

/** In strict mode an application must own both objects (G-08). Throws NOT_AN_OWNER. */
function refuseStranger({ simulator }: GraphOptions, caller: Caller | null, application: ApplicationRecord): void {
  if (caller === null || caller.isAdministrator) return;
  const { owners } = simulator.tenant;
  const ownsBoth = [application.id, application.servicePrincipalId].every((id) =>
    owners.list(id).includes(caller.objectId),
  );
  if (!ownsBoth) throw graphError('NOT_AN_OWNER', {});
}

/** One subject at a time, as the page has it. Throws ON_DEMAND_INVALID. */
function subjectOf({ parameters }: Static<typeof OnDemandRequest>, record: JobRecord): OnDemandSubject {
  const invalid = (reason: string) => graphError('ON_DEMAND_INVALID', { reason });
  const [parameter, ...more] = parameters;
  if (!parameter || more.length > 0) throw invalid('"parameters" holds exactly one element');
  const rules = record.schema.synchronizationRules.map(({ id }) => id);
  if (!rules.some((id) => id.toLowerCase() === parameter.ruleId.toLowerCase())) {
    throw invalid(`there is no rule '${parameter.ruleId}' in the schema; known: ${rules.join(', ')}`);
  }
  const [subject, ...others] = parameter.subjects;
  if (!subject || others.length > 0) throw invalid('"subjects" holds exactly one element');
  const kind = (['User', 'Group'] as const).find((name) => name.toLowerCase() === subject.objectTypeName.toLowerCase());
  if (!kind) throw invalid(`objectTypeName '${subject.objectTypeName}' is neither User nor Group`);
  const memberIds = (subject.links?.members ?? []).map(({ objectId }) => objectId.toLowerCase());
  if (kind === 'User' && memberIds.length > 0) throw invalid('a user has no members');
  return { kind, objectId: subject.objectId.toLowerCase(), memberIds };
}
