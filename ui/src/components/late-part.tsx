/**
 * Parts of the page whose code is read when they are first shown. A browser keeps it when code couldn't be read, and
 * never asks again until the page is reloaded: so nothing is asked for while the simulator is away, and a part that
 * fails all the same costs its own place only.
 */
import { Spinner } from '@fluentui/react-components';
import { type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { ErrorBoundary } from 'react-error-boundary';
import { whenConnected } from '../live/live-updates.tsx';
import { common } from '../texts/common.ts';
import { ReloadState } from './reload-state.tsx';

/** A component of a module of its own, for use within a `LatePart`. */
export function late<Properties extends object>(load: () => Promise<ComponentType<Properties>>) {
  return lazy(async () => {
    await whenConnected();
    return { default: await load() };
  });
}

/** The place of a late component: a spinner until it is there, or what to do when it can't be had. */
export function LatePart({ children }: { children: ReactNode }): ReactNode {
  return (
    <ErrorBoundary fallbackRender={({ error }) => <ReloadState error={error} />}>
      <Suspense fallback={<Spinner size="small" label={common.loading} />}>{children}</Suspense>
    </ErrorBoundary>
  );
}
