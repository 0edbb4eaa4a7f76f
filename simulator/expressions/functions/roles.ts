/** Functions on the roles that a user has in the application. */
import type { AssignedRole } from '../../model/values.ts';
import { evaluationFailure } from '../errors.ts';
import { type FunctionDescription, parameter } from '../function-definition.ts';
import { isList, type Value, valuesOf } from '../values.ts';

export const ROLE_TYPE = 'WindowsAzureActiveDirectoryRole';

const source = parameter('source', 'Always [appRoleAssignments]', { type: 'Reference' });
const twoRoles = [
  { id: 'r1', value: 'Admin', displayName: 'Administrator' },
  { id: 'r2', value: 'Editor', displayName: 'Editor' },
];

/** The assignments of an attribute's value; a text is a role by that name. */
export function assignedRoles(value: Value): AssignedRole[] {
  return valuesOf(value).map((item): AssignedRole => {
    if (typeof item !== 'object' || isList(item)) return { id: '', value: String(item), displayName: String(item) };
    const role = item as { id?: Value; value?: Value; displayName?: Value };
    return {
      id: String(role.id ?? ''),
      value: typeof role.value === 'string' ? role.value : null,
      displayName: typeof role.displayName === 'string' ? role.displayName : '',
    };
  });
}

function complexRoles(value: Value): Value {
  const roles = assignedRoles(value);
  if (roles.length === 0) return null;
  return roles.map((role) => ({
    primary: false,
    type: ROLE_TYPE,
    display: role.displayName,
    value: role.value ?? role.displayName,
  }));
}

const complexResult = [
  `{"primary":false,"type":"${ROLE_TYPE}","display":"Administrator","value":"Admin"}`,
  `{"primary":false,"type":"${ROLE_TYPE}","display":"Editor","value":"Editor"}`,
];

export const roleFunctions: readonly FunctionDescription[] = [
  {
    name: 'SingleAppRoleAssignment',
    kind: 'role',
    parameters: [source],
    doc: 'The display name of the user’s only role.',
    examples: [
      {
        expression: 'SingleAppRoleAssignment([appRoleAssignments])',
        attributes: { appRoleAssignments: ['Default Assignment'] },
        result: 'Default Assignment',
      },
      {
        expression: 'SingleAppRoleAssignment([appRoleAssignments])',
        attributes: { appRoleAssignments: [] },
        result: null,
      },
    ],
    rules: ['X-49', 'X-50', 'X-51', 'X-52', 'X-95'],
    isCurrent: true,
    takesNothing: true,
    takesLists: true,
    call: ([value], context) => {
      if (context.syncAll) return null;
      const roles = assignedRoles(value);
      if (roles.length > 1) {
        if (context.failOnManyRoles) {
          // The service's own words, its slip of spelling included.
          const reason = `No more than one app role assignment was expected, but this many where found: ${roles.length}`;
          throw evaluationFailure('SingleAppRoleAssignment', reason);
        }
        context.onFinding?.({
          rule: 'X-50',
          message:
            'SingleAppRoleAssignment takes the role with the lowest id, because a user has several; Entra doesn’t say which it would take',
        });
      }
      // With several, the lowest id, so that the simulator is deterministic (E-131).
      const [first] = [...roles].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
      return first?.displayName ?? null;
    },
  },
  {
    name: 'AppRoleAssignmentsComplex',
    kind: 'role',
    parameters: [source],
    doc: 'All roles as SCIM role objects. An update only adds.',
    examples: [
      {
        expression: 'AppRoleAssignmentsComplex([appRoleAssignments])',
        attributes: { appRoleAssignments: twoRoles },
        result: complexResult,
      },
    ],
    rules: ['X-46', 'X-47', 'X-48', 'X-96'],
    isCurrent: true,
    takesNothing: true,
    takesLists: true,
    call: ([value], context) => (context.syncAll ? null : complexRoles(value)),
  },
  {
    name: 'AssertiveAppRoleAssignmentsComplex',
    kind: 'role',
    parameters: [source],
    doc: 'All roles as SCIM role objects. An update replaces the whole list.',
    examples: [
      {
        expression: 'AssertiveAppRoleAssignmentsComplex([appRoleAssignments])',
        attributes: { appRoleAssignments: twoRoles },
        result: complexResult,
      },
    ],
    rules: ['X-46', 'X-47', 'X-48'],
    isCurrent: true,
    takesNothing: true,
    takesLists: true,
    call: ([value], context) => (context.syncAll ? null : complexRoles(value)),
  },
  {
    name: 'AppRoleAssignments',
    kind: 'role',
    parameters: [source],
    doc: 'The display names of all roles.',
    examples: [
      {
        expression: 'AppRoleAssignments([appRoleAssignments])',
        attributes: { appRoleAssignments: twoRoles },
        result: ['Administrator', 'Editor'],
      },
    ],
    rules: ['X-53'],
    isCurrent: false,
    takesNothing: true,
    takesLists: true,
    call: ([value]) => {
      const roles = assignedRoles(value);
      return roles.length === 0 ? null : roles.map((role) => role.displayName);
    },
  },
];
