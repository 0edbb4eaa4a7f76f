/** What is shown when a screen can't be shown. */
import { Button } from '@fluentui/react-components';
import { useRouteError } from 'react-router';
import { Failed } from '../components/states.tsx';
import { texts } from '../texts/texts.ts';

export function RouteError() {
  const error = useRouteError();
  return (
    <main style={{ padding: '2rem', display: 'grid', gap: '1rem' }}>
      <Failed error={error instanceof Error ? error : new Error(JSON.stringify(error))} />
      <div>
        <Button onClick={() => location.reload()}>{texts.error.reload}</Button>
      </div>
    </main>
  );
}
