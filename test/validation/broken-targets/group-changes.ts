/** Defects of groups and their members. */
import type { Defect } from './defect.ts';
import {
  errorAnswer,
  instead,
  isGroup,
  type Operation,
  operationsOf,
  patching,
  refusing,
  stored,
  withBody,
} from './mutations.ts';

const isRemoval = ({ op }: Operation) => /^remove$/i.test(op);
const isMembers = ({ path }: Operation) => path === 'members';

interface Member {
  value: string;
}

export const groupChangeDefects: readonly Defect[] = [
  {
    name: 'there are no groups',
    rule: 'V-05',
    aims: ['Create_Group_Test', 'SCIM_Group_Create_Test', 'Create a new Group'],
    breaks: instead(isGroup, () => errorAnswer(404, 'There is no such resource type.')),
  },
  {
    name: 'a group can not be renamed',
    rule: 'test 9',
    aims: ['Update_Group_Test', 'Update Group displayName', 'SCIM_Group_Update_Test'],
    breaks: patching((operations, request) => {
      if (!isGroup(request)) return operations;
      return operations.filter(
        ({ path, value }) =>
          path !== 'displayName' && !(path === undefined && Object.hasOwn(Object(value), 'displayName')),
      );
    }),
  },
  {
    name: 'members who are added replace the others',
    rule: 'V-47, W-85',
    aims: ['Group_Update_Add_Member_Test', 'Several members in one PATCH'],
    breaks: patching((operations) =>
      operations.map((each) => (isMembers(each) && !isRemoval(each) ? { ...each, op: 'replace' } : each)),
    ),
  },
  {
    name: 'of several members in one operation only the first is added',
    rule: 'V-20',
    aims: ['Several members in one PATCH'],
    breaks: patching((operations) =>
      operations.map((each) =>
        isMembers(each) && !isRemoval(each) && Array.isArray(each.value)
          ? { ...each, value: each.value.slice(0, 1) }
          : each,
      ),
    ),
  },
  {
    name: 'members are not removed by a list of values',
    rule: 'W-86',
    aims: ['Group_Update_Remove_Member_Test', 'Several members in one PATCH'],
    breaks: patching((operations) => operations.filter((each) => !(isMembers(each) && isRemoval(each)))),
  },
  {
    name: 'members are not removed by a filter',
    rule: 'W-86, B.1 24',
    aims: ['Patch Group - Remove Member', 'Several members in one PATCH'],
    breaks: refusing(400, ({ path }) => path?.startsWith('members[') === true),
  },
  {
    name: 'members are lost when they are added at the same time',
    rule: 'V-20, W-92',
    aims: ['Concurrent members'],
    breaks: (next) => {
      // Reads the members when a request comes and writes the whole list back: who comes before another's is written
      // takes that one's members away.
      const written = new Map<string, Member[]>();
      return async (request) => {
        const { url } = request;
        const operations = operationsOf(request);
        const added = operations.flatMap(({ value }) => value as Member[]);
        if (operations.length === 0 || !operations.every((each) => isMembers(each) && /^add$/i.test(each.op))) {
          const answer = await next(request);
          if (operations.length > 0) written.set(url, ((await stored(next, request))?.members ?? []) as Member[]);
          return answer;
        }
        const value = [...(written.get(url) ?? []), ...added].map((member) => ({ value: member.value }));
        const Operations = [{ op: 'replace', path: 'members', value }];
        const answer = await next(withBody(request, (body) => ({ ...body, Operations })));
        written.set(url, value);
        return answer;
      };
    },
  },
];
