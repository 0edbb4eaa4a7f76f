/** How the target is reached: address and credentials, tested before they are saved (P-401 to P-403). */
import { makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type ConnectionChange, testConnection } from '../../api/connection.ts';
import { queries } from '../../api/queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { useNotify } from '../../hooks/use-notify.ts';
import { useSingleMutation } from '../../hooks/use-single-mutation.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { common } from '../../texts/common.ts';
import { connectivityTexts as texts } from '../../texts/connectivity.ts';
import { ConnectionResult } from './connection-result.tsx';
import { CredentialsForm } from './credentials-form.tsx';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 7fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    '@media (max-width: 1200px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
});

export function ConnectivityScreen(): ReactNode {
  const styles = useStyles();
  const notify = useNotify();
  const application = useApplication();
  const { servicePrincipalId } = application;
  const secrets = useQuery(queries.secrets(servicePrincipalId));
  const connection = useQuery(queries.quirks(servicePrincipalId));
  const error = secrets.error ?? connection.error;
  const reload = () => {
    void secrets.refetch();
    void connection.refetch();
  };
  const test = useSingleMutation({
    mutationFn: (given: ConnectionChange) => testConnection(servicePrincipalId, given),
    onError: (error) => notify.failed(error),
  });
  return (
    <Page title={texts.title} subject={application.displayName}>
      {error && !(secrets.data && connection.data) ? (
        <ErrorState error={error} onRetry={reload} />
      ) : secrets.data && connection.data ? (
        <div className={styles.grid}>
          <SectionCard title={texts.credentials}>
            <CredentialsForm
              key={servicePrincipalId}
              servicePrincipalId={servicePrincipalId}
              target={application.target}
              saved={secrets.data}
              savedQuirks={connection.data.quirks}
              isTesting={test.isPending}
              passedFor={test.data?.ok ? (test.variables ?? null) : null}
              onTest={(change) =>
                test.mutateAsync(change).then(
                  ({ ok }) => ok,
                  () => false,
                )
              }
            />
          </SectionCard>
          <SectionCard title={texts.result}>
            {test.isPending ? (
              <Spinner label={texts.testing} />
            ) : test.data ? (
              <ConnectionResult report={test.data} />
            ) : (
              <EmptyState icon={<PlugConnectedRegular />} title={texts.untestedTitle} text={texts.untestedText} />
            )}
          </SectionCard>
        </div>
      ) : (
        <Spinner label={common.loading} />
      )}
    </Page>
  );
}
