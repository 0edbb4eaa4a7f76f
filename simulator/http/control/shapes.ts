/** The shapes of the control API: one definition gives checks, types and the OpenAPI description. */
import { Type } from 'typebox';

const Time = Type.String({ description: 'Virtual time, ISO 8601', examples: ['2026-01-05T08:00:00.000Z'] });
const Count = Type.Integer({ minimum: 0 });

/** Of a place in a list, and of a number of its items: what is above isn't exact any more, and SQLite refuses it. */
export const LAST_PLACE = Number.MAX_SAFE_INTEGER;

export const ClockShape = Type.Object({
  now: Time,
  speed: Type.Number({ description: 'Virtual seconds for each real second; 0 stands still' }),
  held: Type.Boolean({ description: 'A cycle works, so the clock runs at real speed' }),
  status: Type.Union([Type.Literal('ready'), Type.Literal('advancing')]),
  target: Type.Union([Time, Type.Null()]),
  began: Type.Union([Time, Type.Null()], { description: 'When the advance under way began' }),
  events: Count,
  current: Type.Union([Type.String(), Type.Null()], { description: 'The event that runs now' }),
  last: Type.Union(
    [
      Type.Object({
        target: Time,
        reached: Time,
        events: Count,
        outcome: Type.String({
          description: 'reached, cancelled, or bounded: it ended early because so many events had run',
        }),
      }),
      Type.Null(),
    ],
    { description: 'The move before, and how it ended' },
  ),
});

export const DueShape = Type.Object({
  at: Time,
  kind: Type.String({
    description: 'cycle, quarantineTry, retry, quarantineEnds, purge, retention or changes',
  }),
  name: Type.String(),
  jobId: Type.Union([Type.String(), Type.Null()]),
});

export const ClockChange = Type.Object(
  { speed: Type.Number({ minimum: 0, maximum: 1_000_000 }) },
  { additionalProperties: false },
);

export const AdvanceRequest = Type.Union([
  Type.Object(
    { span: Type.String({ description: 'ISO 8601 duration', examples: ['PT40M', 'P28D'] }) },
    { additionalProperties: false },
  ),
  Type.Object({ to: Time }, { additionalProperties: false }),
  Type.Object({ next: Type.Literal(true) }, { additionalProperties: false }),
]);

export const CountsShape = Type.Object({
  imported: Count,
  inScope: Count,
  created: Count,
  updated: Count,
  disabled: Count,
  deleted: Count,
  skipped: Count,
  failed: Count,
  staged: Count,
  requests: Count,
});

const CycleKindShape = Type.Union([Type.Literal('initial'), Type.Literal('incremental')]);

export const RunningCycleShape = Type.Object({
  cycleId: Type.String(),
  kind: CycleKindShape,
  phase: Type.String(),
  began: Time,
  processed: Count,
  total: Count,
  counts: CountsShape,
});

export const CycleShape = Type.Object({
  cycleId: Type.String(),
  kind: CycleKindShape,
  state: Type.String(),
  began: Time,
  ended: Time,
  durationMs: Count,
  counts: CountsShape,
  error: Type.Union([Type.Object({ code: Type.String(), message: Type.String() }), Type.Null()]),
});

export const JobShape = Type.Object({
  jobId: Type.String(),
  phase: Type.String(),
  nextRun: Type.Union([Time, Type.Null()]),
  running: Type.Boolean(),
  cycle: Type.Union([RunningCycleShape, Type.Null()]),
  lastCycles: Type.Array(CycleShape),
  managed: Type.Integer({ minimum: 0, description: 'Objects that the job manages in the target now' }),
});

export const ApplicationShape = Type.Object({
  servicePrincipalId: Type.String(),
  applicationId: Type.String(),
  displayName: Type.String(),
  profile: Type.String(),
  jobIds: Type.Array(Type.String()),
  jobs: Type.Array(
    Type.Object({
      jobId: Type.String(),
      code: Type.String({ description: 'Status as Graph has it' }),
      running: Type.Boolean(),
      nextRun: Type.Union([Time, Type.Null()]),
      cycle: Type.Union([RunningCycleShape, Type.Null()], { description: 'Under way' }),
      lastCycle: Type.Union([CycleShape, Type.Null()]),
      quarantineReason: Type.Union([Type.String(), Type.Null()]),
    }),
  ),
  target: Type.Object({
    tenantUrl: Type.Union([Type.String(), Type.Null()]),
    sampleApp: Type.Boolean({ description: 'The tenant URL is that of the built-in sample app' }),
    hasSampleApp: Type.Boolean({ description: 'It was made with one, whatever the tenant URL is now' }),
  }),
});

export const ChangeSimulatorShape = Type.Object({
  enabled: Type.Boolean(),
  changesPerHour: Type.Number({ minimum: 0, maximum: 100_000 }),
});

export const ChangeSimulatorChange = Type.Partial(ChangeSimulatorShape, { additionalProperties: false });

export const HostShape = Type.Object({
  id: Type.String(),
  userName: Type.String(),
  displayName: Type.String(),
  active: Type.Boolean(),
  attributes: Type.Record(Type.String(), Type.Unknown()),
});

export const HostGroupShape = Type.Object({
  id: Type.String(),
  displayName: Type.String(),
  members: Type.Array(Type.Object({ id: Type.String(), name: Type.String() })),
});

export const SampleAppShape = Type.Object({
  hosts: Type.Array(HostShape),
  hostGroups: Type.Array(HostGroupShape),
  totals: Type.Object({ hosts: Count, hostGroups: Count }),
});
