/**
 * What the editors of mappings need and Graph has no call for: functions with their documentation, an expression step
 * by step, a schema checked without saving it, a scoping filter counted and explained. Nothing here changes anything.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { functionTable } from '../../expressions/index.ts';
import type { ObjectKind } from '../../model/exchange.ts';
import type { AttributeDefinition, Filter, ObjectMapping, SynchronizationSchema } from '../../model/schema.ts';
import {
  mappingContextFor,
  readSourceObject,
  type SourceContext,
  type SourceObject,
} from '../../provisioning/index.ts';
import { inspectSchema, objectMappingFor, readSchema } from '../../schema/index.ts';
import { checkFilter, explainScope, filterOperators } from '../../scoping/index.ts';
import type { Simulator } from '../../simulator.ts';
import { httpError } from '../errors.ts';
import { countScope } from './count-scope.ts';
import { tryExpression } from './try-expression.ts';

const tags = ['mapping'];

const JobParams = Type.Object({ jobId: Type.String() });
const Kind = Type.Union([Type.Literal('User'), Type.Literal('Group')]);
const ObjectId = Type.Optional(
  Type.Union([Type.String(), Type.Null()], { description: 'A user or group to try it on' }),
);

const Clause = Type.Object(
  {
    sourceOperandName: Type.String(),
    operatorName: Type.String(),
    targetOperand: Type.Union([Type.Object({ values: Type.Array(Type.String()) }), Type.Null()]),
  },
  { additionalProperties: true },
);
const Groups = Type.Array(
  Type.Object(
    { name: Type.Optional(Type.Union([Type.String(), Type.Null()])), clauses: Type.Array(Clause) },
    { additionalProperties: true },
  ),
);
const FilterShape = Type.Union([
  Type.Null(),
  Type.Object(
    {
      groups: Groups,
      inputFilterGroups: Type.Optional(Groups),
      categoryFilterGroups: Type.Optional(Groups),
    },
    { additionalProperties: true },
  ),
]);

export const mappingApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  app.get(
    '/mapping-language',
    { schema: { tags, summary: 'Functions with signature, documentation and examples; operators of scoping filters' } },
    async () => ({ functions: describedFunctions(), operators: describedOperators() }),
  );

  app.post(
    '/jobs/:jobId/try-expression',
    {
      schema: {
        tags,
        summary: 'An expression checked, and evaluated step by step for a user or group',
        params: JobParams,
        body: Type.Object({ kind: Kind, expression: Type.String(), objectId: ObjectId }),
      },
    },
    async (request) => {
      const { kind, expression, objectId } = request.body;
      const { context, schema } = jobOf(request.params.jobId);
      const source = objectId ? sourceObject(context, kind, objectId) : null;
      return tryExpression(expression, {
        attributes: source?.attributes ?? null,
        definitions: sourceDefinitions(schema, kind),
        context: mappingContextFor(context, source?.id ?? 'nobody'),
      });
    },
  );

  app.get(
    '/jobs/:jobId/source-objects/:kind/:objectId',
    {
      schema: {
        tags,
        summary: 'A user or group under the names that mappings use',
        params: Type.Object({ jobId: Type.String(), kind: Kind, objectId: Type.String() }),
      },
    },
    async (request) => {
      const { jobId, kind, objectId } = request.params;
      const { id, name, attributes } = sourceObject(jobOf(jobId).context, kind, objectId);
      return { id, name, attributes };
    },
  );

  app.post(
    '/jobs/:jobId/check-schema',
    {
      schema: {
        tags,
        summary:
          'What would be refused if this schema were saved, by JSON path, what is warned of, and what would be stored',
        params: JobParams,
        body: Type.Object({}, { additionalProperties: true }),
      },
    },
    async (request) => {
      const options = { current: jobOf(request.params.jobId).schema };
      const report = inspectSchema(request.body, options);
      // As it would be stored, with what the document leaves out filled in.
      return { ...report, schema: report.problems.length === 0 ? readSchema(request.body, options) : null };
    },
  );

  app.post(
    '/jobs/:jobId/try-scope',
    {
      schema: {
        tags,
        summary: 'A scoping filter: its problems, how many objects pass it, and which clause decides for one of them',
        params: JobParams,
        body: Type.Object({ kind: Kind, scope: FilterShape, objectId: ObjectId }),
      },
    },
    async (request, reply) => {
      const { kind, objectId } = request.body;
      const edited = completeFilter(request.body.scope);
      const { context, schema } = jobOf(request.params.jobId);
      const problems = checkFilter(edited, sourceDefinitions(schema, kind));
      const source = objectId ? sourceObject(context, kind, objectId) : null;
      // A filter that could not be saved lets nobody through or everybody: its figures would say nothing.
      if (problems.some(({ severity }) => severity === 'error')) return { problems, count: null, object: null };
      const saved = objectMappingFor(schema, kind)?.mapping.scope ?? null;
      return {
        problems,
        count: await countScope(context, kind, { edited, saved }, () => !reply.raw.destroyed),
        object: source && { id: source.id, name: source.name, scope: explainScope(edited, source.attributes) },
      };
    },
  );

  function jobOf(jobId: string): { context: SourceContext; schema: SynchronizationSchema } {
    const found = simulator.applications.findJob(jobId);
    if (!found) throw httpError('JOB_MISSING', { id: jobId });
    return { context: simulator.sourceContextFor(jobId), schema: found.job.schema };
  }
};

function sourceObject(context: SourceContext, kind: ObjectKind, objectId: string): SourceObject {
  const found = readSourceObject(context, kind, objectId);
  if (!found) throw httpError('SOURCE_OBJECT_MISSING', { kind, id: objectId });
  return found;
}

/** Null when the schema doesn't say what attributes such objects have. */
function sourceDefinitions(schema: SynchronizationSchema, kind: ObjectKind): readonly AttributeDefinition[] | null {
  const rule = objectMappingFor(schema, kind)?.rule;
  const directory = schema.directories.find(({ name }) => name === rule?.sourceDirectoryName);
  return directory?.objects.find(({ name }) => name === kind)?.attributes ?? null;
}

function completeFilter(scope: object | null): ObjectMapping['scope'] {
  return scope && ({ inputFilterGroups: [], categoryFilterGroups: [], ...scope } as unknown as Filter);
}

function describedFunctions() {
  return functionTable.map(({ name, signature, kind, doc, parameters, examples, isCurrent }) => ({
    name,
    signature,
    kind,
    doc,
    isCurrent,
    parameters: parameters.map(({ name: key, doc: about, type, required, words }) => ({
      name: key,
      doc: about,
      type,
      required,
      words,
    })),
    examples: examples.slice(0, 2).map(({ expression, result }) => ({
      expression,
      result: result instanceof RegExp ? null : (result ?? null),
    })),
  }));
}

function describedOperators() {
  return filterOperators.map(({ name, portalName, arity, types, listed }) => ({
    name,
    portalName,
    arity,
    types,
    isDocumented: listed,
  }));
}
