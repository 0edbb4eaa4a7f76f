/** Why? For a user or group: what the next cycle would do, for which reasons, and what led here. */
import { Body1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { queries } from '../../api/queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { PrincipalPicker } from '../../components/principal-picker.tsx';
import { useApplication } from '../../shell/application-scope.tsx';
import { whyTexts as texts } from '../../texts/why.ts';
import { ChangeCard } from './change-card.tsx';
import { HistoryCard } from './history-card.tsx';
import { OutlookCard } from './outlook-card.tsx';
import { ScopeCard } from './scope-card.tsx';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, maxWidth: '1100px' },
  hint: { color: tokens.colorNeutralForeground2 },
});

export function WhyScreen(): ReactNode {
  const styles = useStyles();
  const application = useApplication();
  const [search, setSearch] = useSearchParams();
  const object = search.get('object');
  return (
    <Page title={texts.title} subject={application.displayName}>
      <div className={styles.column}>
        <Body1 className={styles.hint}>{texts.hint}</Body1>
        <div>
          <PrincipalPicker
            label={texts.choose}
            withGroups
            without={object ? [object] : []}
            onPick={({ id }) => setSearch({ object: id })}
          />
        </div>
        {object ? (
          <Explained key={object} object={object} />
        ) : (
          <EmptyState icon={<QuestionCircleRegular />} title={texts.emptyTitle} text={texts.emptyText} />
        )}
      </div>
    </Page>
  );
}

function Explained({ object }: { object: string }): ReactNode {
  const { jobId = '' } = useApplication();
  const { data, error, refetch } = useQuery(queries.explanation(jobId, object));
  if (data) {
    return (
      <>
        <OutlookCard explanation={data} />
        <ScopeCard explanation={data} />
        <ChangeCard explanation={data} />
        <HistoryCard history={data.history} />
      </>
    );
  }
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return <Spinner label={texts.asking(object)} />;
}
