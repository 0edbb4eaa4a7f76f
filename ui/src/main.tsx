/** The page: providers, routes. Each screen is loaded when it is first opened. */
import { FluentProvider, webDarkTheme, webLightTheme } from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter, RouterProvider } from 'react-router';
import { NoticesProvider } from './components/notices.tsx';
import { Loading } from './components/states.tsx';
import { SimulatorEvents } from './live/simulator-events.tsx';
import { AppShell } from './shell/app-shell.tsx';
import { useColourScheme } from './shell/colour-scheme.ts';
import { FirstApplication } from './shell/first-application.tsx';
import { RouteError } from './shell/route-error.tsx';

const client = new QueryClient({
  defaultOptions: { queries: { retry: 1, staleTime: 30_000, refetchOnWindowFocus: false } },
});

const router = createBrowserRouter([
  {
    Component: AppShell,
    ErrorBoundary: RouteError,
    HydrateFallback: Loading,
    children: [
      { index: true, Component: FirstApplication },
      {
        path: 'applications/:servicePrincipalId',
        children: [
          {
            index: true,
            lazy: async () => ({ Component: (await import('./screens/overview/overview-screen.tsx')).OverviewScreen }),
          },
          {
            path: 'overview',
            lazy: async () => ({ Component: (await import('./screens/overview/overview-screen.tsx')).OverviewScreen }),
          },
          {
            path: 'logs',
            lazy: async () => ({ Component: (await import('./screens/logs/logs-screen.tsx')).LogsScreen }),
          },
          {
            path: 'target',
            lazy: async () => ({ Component: (await import('./screens/target/target-screen.tsx')).TargetScreen }),
          },
          {
            path: 'users',
            lazy: async () => ({ Component: (await import('./screens/tenant/users-screen.tsx')).UsersScreen }),
          },
          {
            path: 'groups',
            lazy: async () => ({ Component: (await import('./screens/tenant/groups-screen.tsx')).GroupsScreen }),
          },
        ],
      },
    ],
  },
]);

function Page() {
  const { scheme } = useColourScheme();
  return (
    <FluentProvider theme={scheme === 'dark' ? webDarkTheme : webLightTheme} style={{ minHeight: '100%' }}>
      <NoticesProvider>
        <SimulatorEvents>
          <Suspense fallback={<Loading />}>
            <RouterProvider router={router} />
          </Suspense>
        </SimulatorEvents>
      </NoticesProvider>
    </FluentProvider>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <QueryClientProvider client={client}>
        <Page />
      </QueryClientProvider>
    </StrictMode>,
  );
}
