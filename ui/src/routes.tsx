/** Every address of the page. Screens are read when they are first opened. */
import type { ComponentType } from 'react';
import { createBrowserRouter, Navigate } from 'react-router';
import { whenConnected } from './live/live-updates.tsx';
import { StartScreen } from './screens/applications/start-screen.tsx';
import { ApplicationScope } from './shell/application-scope.tsx';
import { NotFound } from './shell/not-found.tsx';
import { RouteError } from './shell/route-error.tsx';
import { Shell } from './shell/shell.tsx';

/** A screen that is read when it is first opened. */
function screen(load: () => Promise<ComponentType>) {
  return async () => {
    await whenConnected();
    return { Component: await load() };
  };
}

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
          { index: true, Component: StartScreen },
          {
            path: 'applications',
            lazy: screen(
              async () => (await import('./screens/applications/applications-screen.tsx')).ApplicationsScreen,
            ),
          },
          {
            path: 'applications/new',
            lazy: screen(
              async () => (await import('./screens/new-application/new-application-screen.tsx')).NewApplicationScreen,
            ),
          },
          {
            path: 'applications/:servicePrincipalId',
            Component: ApplicationScope,
            children: [
              { index: true, element: <Navigate to="overview" replace /> },
              {
                path: 'overview',
                lazy: screen(async () => (await import('./screens/overview/overview-screen.tsx')).OverviewScreen),
              },
              {
                path: 'flow',
                lazy: screen(async () => (await import('./screens/flow/flow-screen.tsx')).FlowScreen),
              },
              {
                path: 'connectivity',
                lazy: screen(
                  async () => (await import('./screens/connectivity/connectivity-screen.tsx')).ConnectivityScreen,
                ),
              },
              {
                path: 'on-demand',
                lazy: screen(async () => (await import('./screens/on-demand/on-demand-screen.tsx')).OnDemandScreen),
              },
              {
                path: 'why',
                lazy: screen(async () => (await import('./screens/why/why-screen.tsx')).WhyScreen),
              },
              {
                path: 'mapping',
                lazy: screen(async () => (await import('./screens/mapping/mapping-list-screen.tsx')).MappingListScreen),
              },
              {
                path: 'mapping/schema',
                lazy: screen(async () => (await import('./screens/mapping/schema-screen.tsx')).SchemaScreen),
              },
              {
                path: 'mapping/:kind',
                lazy: screen(async () => (await import('./screens/mapping/mapping-screen.tsx')).MappingScreen),
              },
              {
                path: 'mapping/:kind/scope',
                lazy: screen(async () => (await import('./screens/mapping/scope-screen.tsx')).ScopeScreen),
              },
              {
                path: 'mapping/:kind/attributes',
                lazy: screen(
                  async () => (await import('./screens/mapping/attribute-list-screen.tsx')).AttributeListScreen,
                ),
              },
              {
                path: 'expression-builder',
                lazy: screen(
                  async () => (await import('./screens/mapping/expression-builder-screen.tsx')).ExpressionBuilderScreen,
                ),
              },
              {
                path: 'settings',
                lazy: screen(async () => (await import('./screens/settings/settings-screen.tsx')).SettingsScreen),
              },
              {
                path: 'users-and-groups',
                lazy: screen(
                  async () =>
                    (await import('./screens/users-and-groups/users-and-groups-screen.tsx')).UsersAndGroupsScreen,
                ),
              },
              {
                path: 'logs/:entryId?',
                lazy: screen(async () => (await import('./screens/logs/logs-screen.tsx')).LogsScreen),
              },
              {
                path: 'quirks',
                lazy: screen(async () => (await import('./screens/quirks/quirks-screen.tsx')).QuirksScreen),
              },
              {
                path: 'findings/:findingId?',
                lazy: screen(async () => (await import('./screens/findings/findings-screen.tsx')).FindingsScreen),
              },
              {
                path: 'rehearsal',
                lazy: screen(async () => (await import('./screens/rehearsal/rehearsal-screen.tsx')).RehearsalScreen),
              },
              {
                path: 'faults',
                lazy: screen(async () => (await import('./screens/faults/faults-screen.tsx')).FaultsScreen),
              },
              {
                path: 'recording',
                lazy: screen(async () => (await import('./screens/recording/recording-screen.tsx')).RecordingScreen),
              },
              {
                path: 'target',
                lazy: screen(async () => (await import('./screens/target/target-screen.tsx')).TargetScreen),
              },
            ],
          },
          {
            path: 'tenant/users/:userId?',
            lazy: screen(async () => (await import('./screens/tenant/users-screen.tsx')).UsersScreen),
          },
          {
            path: 'tenant/groups/:groupId?',
            lazy: screen(async () => (await import('./screens/tenant/groups-screen.tsx')).GroupsScreen),
          },
          {
            path: 'snapshots/:name?',
            lazy: screen(async () => (await import('./screens/snapshots/snapshots-screen.tsx')).SnapshotsScreen),
          },
          {
            path: 'audit-logs/:entryId?',
            lazy: screen(async () => (await import('./screens/audit/audit-screen.tsx')).AuditScreen),
          },
          {
            path: 'outbox/:messageId?',
            lazy: screen(async () => (await import('./screens/outbox/outbox-screen.tsx')).OutboxScreen),
          },
          {
            path: 'time',
            lazy: screen(async () => (await import('./screens/time/time-screen.tsx')).TimeScreen),
          },
          { path: '*', Component: NotFound },
        ],
      },
    ],
  },
]);
