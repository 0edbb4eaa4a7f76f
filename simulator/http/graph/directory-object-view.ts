/** A directory object with its type, as lists of mixed objects have it. */
import { tenantError } from '../../tenant/index.ts';
import type { GraphOptions } from './graph-options.ts';
import { groupView } from './group-view.ts';
import { operatorOf } from './operator.ts';
import { viewServicePrincipal } from './service-principals.ts';
import { userView } from './user-view.ts';

type View = Record<string, unknown>;

export function objectView(
  { simulator }: GraphOptions,
  kind: 'User' | 'Group',
  id: string,
  names: readonly string[] | null,
): View {
  const { users, groups } = simulator.tenant;
  if (kind === 'User') return { '@odata.type': '#microsoft.graph.user', ...userView(users.get(id).user, names) };
  return { '@odata.type': '#microsoft.graph.group', ...groupView(groups.get(id).group, names) };
}

/** Whatever has this id: user, group, service principal or the operator; null when nothing has. */
export function findObjectView(options: GraphOptions, id: string, names: readonly string[] | null): View | null {
  const { simulator } = options;
  const { users, groups } = simulator.tenant;
  if (users.find(id)?.deletedAtMs === null) return objectView(options, 'User', id, names);
  if (groups.find(id)) return objectView(options, 'Group', id, names);
  const operator = operatorOf(simulator);
  if (operator.id === id.toLowerCase()) return { '@odata.type': '#microsoft.graph.user', ...userView(operator, names) };
  const application = simulator.applications.list().find((each) => each.servicePrincipalId === id.toLowerCase());
  if (!application) return null;
  return { '@odata.type': '#microsoft.graph.servicePrincipal', ...viewServicePrincipal(options, application) };
}

/** Throws OBJECT_NOT_FOUND. */
export function anyObjectView(options: GraphOptions, id: string, names: readonly string[] | null): View {
  const view = findObjectView(options, id, names);
  if (!view) throw tenantError('OBJECT_NOT_FOUND', { kind: 'directory object', id });
  return view;
}
