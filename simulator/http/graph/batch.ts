/** `POST /$batch`: up to 20 requests in one, each answered as if it had come alone (G-15). */
import { type Static, Type } from 'typebox';
import { graphError } from './errors.ts';
import { answeredAt, type GraphResource, publicAddress } from './graph-options.ts';

const MOST = 20;

const BatchItem = Type.Object({
  id: Type.String(),
  method: Type.Union((['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const).map((method) => Type.Literal(method))),
  url: Type.String({ description: 'Below the version: /users?$top=1' }),
  headers: Type.Optional(Type.Record(Type.String(), Type.String())),
  body: Type.Optional(Type.Unknown()),
  dependsOn: Type.Optional(Type.Array(Type.String())),
});

type Item = Static<typeof BatchItem>;

interface ItemAnswer {
  id: string;
  status: number;
  headers: Record<string, string>;
  body?: unknown;
}

export const batchApi: GraphResource = async (app, options) => {
  const { version } = options;
  app.post(
    '/$batch',
    {
      schema: {
        tags: ['batch'],
        summary: 'Up to 20 requests in one, in order',
        body: Type.Object({ requests: Type.Array(BatchItem, { minItems: 1, maxItems: MOST }) }),
      },
    },
    async (request) => {
      const { requests } = request.body;
      const answers = new Map<string, ItemAnswer>();
      const { authorization } = request.headers;
      const answer = (item: Item) => answeredAt(publicAddress(options, request), () => answerOf(item, authorization));
      for (const item of requests) {
        if (answers.has(item.id)) throw graphError('BATCH_INVALID', { reason: `the id '${item.id}' comes twice` });
        answers.set(item.id, isBlocked(item, answers) ? blocked(item) : await answer(item));
      }
      return { responses: [...answers.values()] };
    },
  );

  async function answerOf(item: Item, authorization: string | undefined): Promise<ItemAnswer> {
    const answer = await app.inject({
      method: item.method,
      url: `/${version}/${item.url.replace(/^\//, '')}`,
      headers: {
        ...(authorization === undefined ? {} : { authorization }),
        ...(item.body === undefined ? {} : { 'content-type': 'application/json' }),
        ...item.headers,
      },
      ...(item.body === undefined ? {} : { payload: JSON.stringify(item.body) }),
    });
    const type = String(answer.headers['content-type'] ?? '');
    const { location } = answer.headers;
    return {
      id: item.id,
      status: answer.statusCode,
      headers: {
        ...(type === '' ? {} : { 'Content-Type': type }),
        ...(location === undefined ? {} : { Location: location }),
      },
      ...(answer.payload === '' ? {} : { body: type.startsWith('application/json') ? answer.json() : answer.payload }),
    };
  }
};

/** What it depends on must have been answered before, and well. Throws BATCH_INVALID. */
function isBlocked({ id, dependsOn = [] }: Item, answers: ReadonlyMap<string, ItemAnswer>): boolean {
  return dependsOn.some((needed) => {
    const answer = answers.get(needed);
    if (!answer)
      throw graphError('BATCH_INVALID', { reason: `'${id}' depends on '${needed}', which doesn't come before it` });
    return answer.status >= 400;
  });
}

function blocked({ id }: Item): ItemAnswer {
  const error = { code: 'FailedDependency', message: 'A request that this one depends on has failed.' };
  return { id, status: 424, headers: { 'Content-Type': 'application/json' }, body: { error } };
}
