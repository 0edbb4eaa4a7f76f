/** One entry of the audit log: who changed what, old beside new. */
import { Body1, makeStyles, Spinner, Subtitle2, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { AuditEntry } from '../../api/audit.ts';
import { queries } from '../../api/queries.ts';
import { DetailsPane } from '../../components/details-pane.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ModifiedTable } from '../../components/modified-table.tsx';
import { PropertyList } from '../../components/property-list.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { auditTexts as texts } from '../../texts/audit.ts';
import { common } from '../../texts/common.ts';
import { AuditStatus, initiatorOf, targetOf } from './audit-columns.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL },
  title: { margin: 0 },
});

interface AuditPaneProps {
  entryId: string;
  /** The entry, if the list holds it. */
  listed: AuditEntry | undefined;
  onClose(): void;
}

export function AuditPane({ entryId, listed, onClose }: AuditPaneProps): ReactNode {
  const styles = useStyles();
  const { data, error, refetch } = useQuery({ ...queries.auditEntry(entryId), enabled: listed === undefined });
  const entry = listed ?? data;
  if (!entry) {
    return (
      <DetailsPane title={error ? common.notGiven : common.loading} onClose={onClose}>
        {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : <Spinner />}
      </DetailsPane>
    );
  }
  const modified = entry.targetResources.flatMap(({ modifiedProperties }) => modifiedProperties);
  return (
    <DetailsPane title={entry.activityDisplayName} subtitle={<AuditStatus entry={entry} />} onClose={onClose}>
      <div className={styles.content}>
        <PropertyList
          properties={[
            { name: texts.columns.date, value: <TimeText time={entry.activityDateTime} isRelative /> },
            { name: texts.columns.service, value: entry.loggedByService },
            { name: texts.columns.category, value: entry.category },
            { name: texts.columns.target, value: targetOf(entry) },
            { name: texts.columns.initiatedBy, value: initiatorOf(entry) },
            ...(entry.resultReason ? [{ name: texts.reason, value: entry.resultReason }] : []),
            { name: texts.entryId, value: entry.id, copyText: entry.id },
          ]}
        />
        <Subtitle2 as="h3" className={styles.title}>
          {texts.modified}
        </Subtitle2>
        {modified.length > 0 ? (
          <ModifiedTable label={texts.modified} rows={modified} />
        ) : (
          <Body1>{texts.nothingModified}</Body1>
        )}
        {entry.additionalDetails.length > 0 ? (
          <>
            <Subtitle2 as="h3" className={styles.title}>
              {texts.details}
            </Subtitle2>
            <PropertyList
              properties={entry.additionalDetails.map(({ key, value }) => ({ name: key, value, copyText: value }))}
            />
          </>
        ) : null}
      </div>
    </DetailsPane>
  );
}
