/**
 * All app role assignments as Graph shows them: those of users and groups to applications, and the permissions
 * that service principals have on Microsoft Graph.
 */
import type { AppRoleAssignment } from '../../model/directory.ts';
import type { Simulator } from '../../simulator.ts';
import { type PermissionGrant, tenantError } from '../../tenant/index.ts';
import { auditChange } from '../audit-change.ts';
import { principalOf } from './find-application.ts';
import { permissionOfRole } from './graph-permissions.ts';
import { graphServicePrincipalId } from './graph-service-principal.ts';

/** In the order of Graph's own output (G-126). */
export interface AssignmentView {
  id: string;
  deletedDateTime: null;
  appRoleId: string;
  createdDateTime: string;
  principalDisplayName: string;
  principalId: string;
  principalType: 'User' | 'Group' | 'ServicePrincipal';
  resourceDisplayName: string;
  resourceId: string;
}

const activities = {
  Add: {
    User: 'Add app role assignment grant to user',
    Group: 'Add app role assignment to group',
    ServicePrincipal: 'Add app role assignment to service principal',
  },
  Remove: {
    User: 'Remove app role assignment from user',
    Group: 'Remove app role assignment from group',
    ServicePrincipal: 'Remove app role assignment from service principal',
  },
} as const;

const oldAndNew = (what: 'Add' | 'Remove', value: string) =>
  what === 'Add' ? { oldValue: null, newValue: value } : { oldValue: value, newValue: null };

export class RoleAssignments {
  readonly #simulator: Simulator;

  constructor(simulator: Simulator) {
    this.#simulator = simulator;
  }

  /** Throws for an unknown principal, resource or role, and for what is assigned already (G-130). */
  assign(given: { principalId: string; resourceId: string; appRoleId: string }): AssignmentView {
    const { tenant } = this.#simulator;
    const principalId = given.principalId.toLowerCase();
    const appRoleId = given.appRoleId.toLowerCase();
    if (given.resourceId.toLowerCase() !== graphServicePrincipalId(this.#simulator)) {
      const resource = principalOf(this.#simulator, given.resourceId);
      return this.#noted('Add', this.#view(tenant.assignments.assign(resource, principalId, appRoleId)));
    }
    const { servicePrincipalId } = principalOf(this.#simulator, principalId);
    if (!permissionOfRole(appRoleId))
      throw tenantError('ROLE_NOT_FOUND', { appRoleId, application: 'Microsoft Graph' });
    return this.#noted('Add', this.#grantView(tenant.permissions.grant(servicePrincipalId, appRoleId)));
  }

  get(id: string): AssignmentView {
    const { tenant } = this.#simulator;
    const grant = tenant.permissions.find(id);
    return grant ? this.#grantView(grant) : this.#view(tenant.assignments.get(id));
  }

  remove(id: string): void {
    const { tenant } = this.#simulator;
    const view = this.get(id);
    if (!tenant.permissions.remove(id)) tenant.assignments.unassign(id);
    this.#noted('Remove', view);
  }

  /** Who has access is configuration: the audit log has it (E-1064). */
  #noted(what: 'Add' | 'Remove', view: AssignmentView): AssignmentView {
    const application = { servicePrincipalId: view.resourceId, displayName: view.resourceDisplayName };
    const { principalDisplayName, principalId, appRoleId } = view;
    auditChange(this.#simulator, application, activities[what][view.principalType], {
      changes: [
        { displayName: 'AppRole.Id', ...oldAndNew(what, appRoleId) },
        { displayName: `${view.principalType}.DisplayName`, ...oldAndNew(what, principalDisplayName) },
      ],
      details: { principalId },
    });
    return view;
  }

  ofPrincipal(principalId: string): AssignmentView[] {
    const { assignments, permissions } = this.#simulator.tenant;
    return [
      ...assignments.listForPrincipal(principalId).map((assignment) => this.#view(assignment)),
      ...permissions.list(principalId).map((grant) => this.#grantView(grant)),
    ];
  }

  ofResource(resourceId: string): AssignmentView[] {
    const { assignments, permissions } = this.#simulator.tenant;
    if (resourceId === graphServicePrincipalId(this.#simulator)) {
      return permissions.list().map((grant) => this.#grantView(grant));
    }
    return assignments.listForResource(resourceId).map((assignment) => this.#view(assignment));
  }

  #view(assignment: AppRoleAssignment): AssignmentView {
    return {
      id: assignment.id,
      deletedDateTime: null,
      appRoleId: assignment.appRoleId,
      createdDateTime: assignment.createdDateTime,
      principalDisplayName: assignment.principalDisplayName,
      principalId: assignment.principalId,
      principalType: assignment.principalType,
      resourceDisplayName: this.#nameOf(assignment.resourceId),
      resourceId: assignment.resourceId,
    };
  }

  #grantView(grant: PermissionGrant): AssignmentView {
    return {
      id: grant.id,
      deletedDateTime: null,
      appRoleId: grant.appRoleId,
      createdDateTime: new Date(grant.createdAtMs).toISOString(),
      principalDisplayName: this.#nameOf(grant.principalId),
      principalId: grant.principalId,
      principalType: 'ServicePrincipal',
      resourceDisplayName: 'Microsoft Graph',
      resourceId: graphServicePrincipalId(this.#simulator),
    };
  }

  #nameOf(servicePrincipalId: string): string {
    const applications = this.#simulator.applications.list();
    return applications.find((each) => each.servicePrincipalId === servicePrincipalId)?.displayName ?? '';
  }
}
