/**
 * What an `expect` step can ask for. Each expectation is a part of what must be there: fields that aren't named
 * don't matter. Texts may name target ids as `{ada}` and source ids as `{ada.id}`; `$contains`, `$matches`, `$any` and
 * `$absent` say what can't be written as a value.
 */
import { type Static, Type } from 'typebox';
import { Name } from './parts-shape.ts';

const closed = { additionalProperties: false };
const Anything = Type.Unknown();
const Part = Type.Record(Type.String(), Anything);

const count = Type.Optional(
  Type.Integer({ minimum: 0, description: 'Exactly so many are like this; at least one when left out' }),
);
const variant = Type.Optional(Type.String({ description: 'Holds for this variant only' }));

const LogExpectation = Type.Object(
  {
    of: Type.Optional(Name),
    action: Type.Optional(Anything),
    status: Type.Optional(Anything),
    errorCode: Type.Optional(Anything),
    reason: Type.Optional(Anything),
    changed: Type.Optional({ ...Part, description: 'Modified properties with their new values' }),
    steps: Type.Optional({ ...Part, description: 'Status of each step: import, scoping, matching, export …' }),
    count,
    variant,
  },
  { ...closed, minProperties: 1 },
);

const ExchangeExpectation = Type.Object(
  {
    of: Type.Optional(Name),
    operation: Type.Optional(Anything),
    kind: Type.Optional(Anything),
    method: Type.Optional(Anything),
    path: Type.Optional({ ...Anything, description: 'Below the tenant URL, without the query' }),
    query: Type.Optional({ ...Anything, description: 'Decoded' }),
    body: Type.Optional(Anything),
    status: Type.Optional({ ...Anything, description: 'HTTP status; null when no answer came' }),
    answer: Type.Optional(Anything),
    failure: Type.Optional({ ...Anything, description: 'timeout, reset, unreachable …' }),
    count,
    variant,
  },
  { ...closed, minProperties: 1 },
);

const MailExpectation = Type.Object(
  {
    kind: Type.Optional(Anything),
    to: Type.Optional(Anything),
    subject: Type.Optional(Anything),
    text: Type.Optional(Anything),
    reason: Type.Optional(Anything),
    count,
  },
  { ...closed, minProperties: 1 },
);

const target = {
  of: Type.Optional({ ...Name, description: 'The account that is linked to this user or group' }),
  where: Type.Optional(Type.String({ description: 'A SCIM filter, such as userName eq "ada@woodgrove.example"' })),
  count,
  is: Type.Optional(Part),
};
const TargetUser = Type.Object(target, { ...closed, minProperties: 1 });
const TargetGroup = Type.Object(
  { ...target, members: Type.Optional(Type.Array(Name, { description: 'All of its members' })) },
  { ...closed, minProperties: 1 },
);

export const ExpectShape = Type.Object(
  {
    because: Type.Optional(Type.String({ description: 'Shown when it fails: what that would mean' })),
    cycle: Type.Optional({ ...Part, description: 'Of the last cycle: kind, state, counts, error, heldBack' }),
    logs: Type.Optional(Type.Array(LogExpectation)),
    exchanges: Type.Optional(Type.Array(ExchangeExpectation)),
    inOrder: Type.Optional(Type.Array(ExchangeExpectation, { description: 'Exchanges, one after the other' })),
    writes: Type.Optional(Type.Integer({ minimum: 0, description: 'Requests other than GET' })),
    target: Type.Optional(
      Type.Object(
        {
          users: Type.Optional(Type.Array(TargetUser)),
          groups: Type.Optional(Type.Array(TargetGroup)),
          userCount: Type.Optional(Type.Integer({ minimum: 0 })),
          groupCount: Type.Optional(Type.Integer({ minimum: 0 })),
        },
        { ...closed, minProperties: 1 },
      ),
    ),
    job: Type.Optional({
      ...Part,
      description: 'code, phase, schedule, quarantine, failures, successiveFailures, nextRun',
    }),
    mails: Type.Optional(Type.Array(MailExpectation)),
  },
  { ...closed, minProperties: 1 },
);

export type Expectations = Static<typeof ExpectShape>;
