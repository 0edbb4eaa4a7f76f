/** Faults on the way to a target over HTTP: the kinds, an application's rules with a switch each, one call to clear. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { type Faults, faultConditions, faultKinds, faultTable, readFault, readFaults } from '../../scim/index.ts';
import type { Simulator } from '../../simulator.ts';
import { auditChange } from '../audit-change.ts';
import { httpError } from '../errors.ts';

const tags = ['faults'];
const Application = Type.Object({ servicePrincipalId: Type.String() });
const NamedFault = Type.Object({ servicePrincipalId: Type.String(), faultId: Type.String() });

const FaultShape = Type.Object(
  {
    id: Type.Optional(Type.String({ description: 'Made when none is given' })),
    effect: Type.Object(
      { kind: Type.String({ description: `One of ${faultKinds.join(', ')}` }) },
      {
        additionalProperties: true,
        description: 'What it does; the fields of each kind are listed at /control/faults',
      },
    ),
    enabled: Type.Optional(Type.Boolean({ description: 'True when not given' })),
    probability: Type.Optional(Type.Number({ minimum: 0, maximum: 1, description: '1 when not given; seeded' })),
    methods: Type.Optional(Type.Array(Type.String())),
    operations: Type.Optional(Type.Array(Type.String())),
    kinds: Type.Optional(Type.Array(Type.String())),
    path: Type.Optional(Type.String({ description: 'Beginning of the path below the tenant URL; * for anything' })),
    object: Type.Optional(Type.String({ description: 'A text in path, query or body, such as a target id' })),
    skip: Type.Optional(Type.Integer({ minimum: 0, description: 'Matching requests that pass before it begins' })),
    count: Type.Optional(Type.Integer({ minimum: 1, description: 'How often it strikes at most' })),
    from: Type.Optional(Type.String({ description: 'Virtual time, ISO 8601' })),
    until: Type.Optional(Type.String({ description: 'Virtual time, ISO 8601' })),
  },
  {
    description: 'A fault: an effect, and which requests it meets',
    examples: [{ effect: { kind: 'status', status: 503 }, operations: ['create'], count: 3 }],
  },
);

export const faultsApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  const faultsOf = (id: string) => simulator.targets.faults(simulator.applications.get(id).servicePrincipalId);
  const path = '/applications/:servicePrincipalId/faults';
  /** Does something to the faults and writes down which came and which went. */
  const change = <T>(servicePrincipalId: string, act: (faults: Faults) => T): T => {
    const faults = faultsOf(servicePrincipalId);
    const shown = () => new Map(faults.list().map((fault) => [fault.id, textOf(fault)]));
    const before = shown();
    const result = act(faults);
    const after = shown();
    const changes = [...new Set([...before.keys(), ...after.keys()])]
      .filter((id) => before.get(id) !== after.get(id))
      .map((id) => ({ displayName: id, oldValue: before.get(id) ?? null, newValue: after.get(id) ?? null }));
    const application = simulator.applications.get(servicePrincipalId);
    if (changes.length > 0) auditChange(simulator, application, 'Update faults of the connection', { changes });
    return result;
  };

  app.get('/faults', { schema: { tags, summary: 'Every kind of fault with its fields, and the conditions' } }, () => ({
    value: faultKinds.map((kind) => ({ kind, ...faultTable[kind] })),
    conditions: faultConditions,
  }));

  app.get(
    path,
    { schema: { tags, summary: 'The faults with their switches and hits', params: Application } },
    async (request) => ({ value: faultsOf(request.params.servicePrincipalId).list() }),
  );

  app.post(
    path,
    { schema: { tags, summary: 'Add a fault', params: Application, body: FaultShape } },
    async (request, reply) => {
      const fault = readFault(request.body);
      return reply.status(201).send(change(request.params.servicePrincipalId, (faults) => faults.add(fault)));
    },
  );

  app.put(
    path,
    {
      schema: {
        tags,
        summary: 'Replace all faults by a list, which may be empty',
        params: Application,
        body: Type.Object({ value: Type.Array(FaultShape) }),
      },
    },
    async (request) => {
      const read = readFaults(request.body.value);
      return change(request.params.servicePrincipalId, (faults) => {
        faults.clear();
        for (const fault of read) faults.add(fault);
        return { value: faults.list() };
      });
    },
  );

  app.delete(
    path,
    { schema: { tags, summary: 'Take every fault away', params: Application } },
    async (request, reply) => {
      change(request.params.servicePrincipalId, (faults) => faults.clear());
      return reply.status(204).send();
    },
  );

  app.put(
    `${path}/:faultId`,
    {
      schema: {
        tags,
        summary: 'Change a fault in its place; its counts begin anew',
        params: NamedFault,
        body: FaultShape,
      },
    },
    async (request) => {
      const { servicePrincipalId, faultId } = request.params;
      const changed = faultsOf(servicePrincipalId).replace(faultId, readFault({ ...request.body, id: faultId }));
      if (!changed) throw httpError('FAULT_MISSING', { id: faultId });
      return changed;
    },
  );

  app.patch(
    `${path}/:faultId`,
    {
      schema: {
        tags,
        summary: 'Switch a fault off or on; switched on, its counts begin anew',
        params: NamedFault,
        body: Type.Object({ enabled: Type.Boolean() }, { additionalProperties: false }),
      },
    },
    async (request) => {
      const { servicePrincipalId, faultId } = request.params;
      const switched = faultsOf(servicePrincipalId).setEnabled(faultId, request.body.enabled);
      if (!switched) throw httpError('FAULT_MISSING', { id: faultId });
      return switched;
    },
  );

  app.delete(
    `${path}/:faultId`,
    { schema: { tags, summary: 'Take one fault away', params: NamedFault } },
    async (request, reply) => {
      const { servicePrincipalId, faultId } = request.params;
      if (!change(servicePrincipalId, (faults) => faults.remove(faultId)))
        throw httpError('FAULT_MISSING', { id: faultId });
      return reply.status(204).send();
    },
  );
};

/** A fault without its counts. */
function textOf({ id: _id, met: _met, hits: _hits, ...rule }: ReturnType<Faults['list']>[number]): string {
  return JSON.stringify(rule);
}
