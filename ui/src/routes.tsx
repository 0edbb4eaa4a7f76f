/** Every address of the page. Screens are read when they are first opened. */
import { createBrowserRouter, Navigate } from 'react-router';
import { ApplicationScope } from './shell/application-scope.tsx';
import { NotFound } from './shell/not-found.tsx';
import { RouteError } from './shell/route-error.tsx';
import { Shell } from './shell/shell.tsx';

export const router = createBrowserRouter([
  {
    path: '/',
    Component: Shell,
    ErrorBoundary: RouteError,
    children: [
      {
        ErrorBoundary: RouteError,
        HydrateFallback: () => null,
        children: [
          {
            index: true,
            lazy: async () => ({ Component: (await import('./screens/applications/start-screen.tsx')).StartScreen }),
          },
          {
            path: 'applications',
            lazy: async () => ({
              Component: (await import('./screens/applications/applications-screen.tsx')).ApplicationsScreen,
            }),
          },
          {
            path: 'applications/new',
            lazy: async () => ({
              Component: (await import('./screens/new-application/new-application-screen.tsx')).NewApplicationScreen,
            }),
          },
          {
            path: 'applications/:servicePrincipalId',
            Component: ApplicationScope,
            children: [
              { index: true, element: <Navigate to="overview" replace /> },
              {
                path: 'overview',
                lazy: async () => ({
                  Component: (await import('./screens/overview/overview-screen.tsx')).OverviewScreen,
                }),
              },
              {
                path: 'flow',
                lazy: async () => ({ Component: (await import('./screens/flow/flow-screen.tsx')).FlowScreen }),
              },
              {
                path: 'connectivity',
                lazy: async () => ({
                  Component: (await import('./screens/connectivity/connectivity-screen.tsx')).ConnectivityScreen,
                }),
              },
              {
                path: 'on-demand',
                lazy: async () => ({
                  Component: (await import('./screens/on-demand/on-demand-screen.tsx')).OnDemandScreen,
                }),
              },
              {
                path: 'why',
                lazy: async () => ({ Component: (await import('./screens/why/why-screen.tsx')).WhyScreen }),
              },
              {
                path: 'mapping',
                lazy: async () => ({
                  Component: (await import('./screens/mapping/mapping-list-screen.tsx')).MappingListScreen,
                }),
              },
              {
                path: 'mapping/schema',
                lazy: async () => ({ Component: (await import('./screens/mapping/schema-screen.tsx')).SchemaScreen }),
              },
              {
                path: 'mapping/:kind',
                lazy: async () => ({ Component: (await import('./screens/mapping/mapping-screen.tsx')).MappingScreen }),
              },
              {
                path: 'mapping/:kind/scope',
                lazy: async () => ({ Component: (await import('./screens/mapping/scope-screen.tsx')).ScopeScreen }),
              },
              {
                path: 'mapping/:kind/attributes',
                lazy: async () => ({
                  Component: (await import('./screens/mapping/attribute-list-screen.tsx')).AttributeListScreen,
                }),
              },
              {
                path: 'expression-builder',
                lazy: async () => ({
                  Component: (await import('./screens/mapping/expression-builder-screen.tsx')).ExpressionBuilderScreen,
                }),
              },
              {
                path: 'settings',
                lazy: async () => ({
                  Component: (await import('./screens/settings/settings-screen.tsx')).SettingsScreen,
                }),
              },
              {
                path: 'users-and-groups',
                lazy: async () => ({
                  Component: (await import('./screens/users-and-groups/users-and-groups-screen.tsx'))
                    .UsersAndGroupsScreen,
                }),
              },
              {
                path: 'logs/:entryId?',
                lazy: async () => ({ Component: (await import('./screens/logs/logs-screen.tsx')).LogsScreen }),
              },
              {
                path: 'findings/:findingId?',
                lazy: async () => ({
                  Component: (await import('./screens/findings/findings-screen.tsx')).FindingsScreen,
                }),
              },
              {
                path: 'faults',
                lazy: async () => ({ Component: (await import('./screens/faults/faults-screen.tsx')).FaultsScreen }),
              },
              {
                path: 'target',
                lazy: async () => ({ Component: (await import('./screens/target/target-screen.tsx')).TargetScreen }),
              },
            ],
          },
          {
            path: 'tenant/users/:userId?',
            lazy: async () => ({ Component: (await import('./screens/tenant/users-screen.tsx')).UsersScreen }),
          },
          {
            path: 'tenant/groups/:groupId?',
            lazy: async () => ({ Component: (await import('./screens/tenant/groups-screen.tsx')).GroupsScreen }),
          },
          {
            path: 'snapshots/:name?',
            lazy: async () => ({
              Component: (await import('./screens/snapshots/snapshots-screen.tsx')).SnapshotsScreen,
            }),
          },
          {
            path: 'audit-logs/:entryId?',
            lazy: async () => ({ Component: (await import('./screens/audit/audit-screen.tsx')).AuditScreen }),
          },
          {
            path: 'outbox/:messageId?',
            lazy: async () => ({ Component: (await import('./screens/outbox/outbox-screen.tsx')).OutboxScreen }),
          },
          {
            path: 'time',
            lazy: async () => ({ Component: (await import('./screens/time/time-screen.tsx')).TimeScreen }),
          },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]);
