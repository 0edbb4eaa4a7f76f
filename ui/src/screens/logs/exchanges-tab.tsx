/** The HTTP exchanges behind an entry (P-912), and as a HAR for the browser's tools. */
import { Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { entryHar } from '../../api/har.ts';
import { queries } from '../../api/queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { common } from '../../texts/common.ts';
import { entryTexts as texts } from '../../texts/logs.ts';
import { ExchangeList } from './exchange-list.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  download: { alignSelf: 'flex-start' },
});

export function ExchangesTab({ entryId }: { entryId: string }): ReactNode {
  const styles = useStyles();
  const { data, error, refetch } = useQuery(queries.exchanges(entryId));
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return <Spinner label={common.loading} />;
  if (data.length === 0) {
    return <EmptyState icon={<ArrowSwapRegular />} title={texts.noExchanges} text={texts.noExchangesText} />;
  }
  const { href, name } = entryHar(entryId);
  return (
    <div className={styles.content}>
      <Button
        as="a"
        href={href}
        download={name}
        title={texts.downloadHarHint}
        icon={<ArrowDownloadRegular />}
        className={styles.download}
      >
        {texts.downloadHar}
      </Button>
      <ExchangeList exchanges={data} />
    </div>
  );
}
