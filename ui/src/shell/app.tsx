/** The whole page: theme, query cache, live updates, routes. */
import { FluentProvider, Toaster } from '@fluentui/react-components';
import { notifyManager, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { RouterProvider } from 'react-router';
import { ApiError } from '../api/http.ts';
import { TOASTER } from '../hooks/use-notify.ts';
import { LiveUpdates } from '../live/live-updates.tsx';
import { router } from '../routes.tsx';
import { readAhead } from './read-ahead.ts';
import { useTheme } from './theme.ts';

const TRIES = 2;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // Live events say what is stale.
      staleTime: 30_000,
      refetchOnWindowFocus: false,
      // An answer that refuses is an answer; only silence is worth another try.
      retry: (failures, error) => failures < TRIES && !(error instanceof ApiError && error.status >= 400),
    },
  },
});

// What a beat brings is drawn in the frame in which the clock goes on: a timer, which is the default, draws two.
notifyManager.setScheduler(queueMicrotask);

void readAhead(client);

export function App(): ReactNode {
  const { theme, isDark } = useTheme();

  useEffect(() => {
    document.documentElement.style.colorScheme = isDark ? 'dark' : 'light';
  }, [isDark]);

  return (
    <FluentProvider theme={theme} style={{ height: '100%' }}>
      <QueryClientProvider client={client}>
        <LiveUpdates />
        <RouterProvider router={router} />
        <Toaster toasterId={TOASTER} position="bottom-end" />
      </QueryClientProvider>
    </FluentProvider>
  );
}
