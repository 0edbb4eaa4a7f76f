/** Findings of an application: what was tolerated, how often, and what Entra or its gallery checks would say. */
import { Body1, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { SearchSquareRegular } from '@fluentui/react-icons/svg/search-square';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { useNavigate, useParams } from 'react-router';
import { forgetFindings } from '../../api/findings.ts';
import { queries } from '../../api/queries.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { DetailsPane } from '../../components/details-pane.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListAndPane } from '../../components/list-and-pane.tsx';
import { Page } from '../../components/page.tsx';
import { VirtualTable } from '../../components/virtual-table/virtual-table.tsx';
import { saveJson } from '../../format/save-json.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { addresses } from '../../shell/addresses.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { findingsTexts as texts } from '../../texts/findings.ts';
import { byGravity, findingColumns, keyOf, renderCompactFinding } from './finding-columns.tsx';
import { FindingPane } from './finding-pane.tsx';

const useStyles = makeStyles({ intro: { color: tokens.colorNeutralForeground2 } });

export function FindingsScreen(): ReactNode {
  const styles = useStyles();
  const notify = useNotify();
  const navigate = useNavigate();
  const { findingId } = useParams();
  const { servicePrincipalId, displayName } = useApplication();
  const { data, error, refetch, isPending } = useQuery(queries.findings(servicePrincipalId));
  const rows = useMemo(() => byGravity(data ?? []), [data]);
  const chosen = rows.find(({ id }) => id === findingId);
  const close = () => void navigate(addresses.findings(servicePrincipalId));
  const forget = useAction({
    run: () => forgetFindings(servicePrincipalId),
    touches: [['findings']],
    onDone: () => {
      notify.done(texts.forgotten);
      close();
    },
  });
  return (
    <Page
      isFilled
      title={texts.title}
      subject={displayName}
      commands={
        <CommandBar
          label={texts.commands}
          commands={[
            {
              key: 'download',
              label: texts.download,
              icon: <ArrowDownloadRegular />,
              onRun: () => saveJson(displayName, 'findings', rows),
              isDisabled: rows.length === 0,
            },
            {
              key: 'forget',
              label: texts.forget,
              hint: texts.forgetHint,
              icon: <DeleteRegular />,
              onRun: () => forget.mutate(),
              isDisabled: rows.length === 0,
            },
          ]}
        />
      }
    >
      <Body1 className={styles.intro}>{texts.intro}</Body1>
      {error && !data ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <ListAndPane
          pane={
            findingId === undefined || isPending ? null : chosen ? (
              <FindingPane key={chosen.id} servicePrincipalId={servicePrincipalId} finding={chosen} onClose={close} />
            ) : (
              <DetailsPane title={findingId} onClose={close}>
                <Body1>{texts.missing}</Body1>
              </DetailsPane>
            )
          }
          list={
            <VirtualTable
              label={texts.table}
              columns={findingColumns}
              rows={rows}
              rowKey={keyOf}
              selectedKey={findingId ?? null}
              onOpen={({ id }) => void navigate(addresses.findings(servicePrincipalId, id))}
              isLoading={isPending}
              renderCompact={renderCompactFinding}
              empty={<EmptyState icon={<SearchSquareRegular />} title={texts.emptyTitle} text={texts.emptyText} />}
            />
          }
        />
      )}
    </Page>
  );
}
