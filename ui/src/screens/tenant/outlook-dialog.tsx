/** What the next cycle of the application at hand would do with the selected users or groups, each in a sentence. */
import { Body1, Caption1, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queries } from '../../api/queries.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { useCurrentApplication } from '../../hooks/use-current-application.ts';
import { addresses } from '../../shell/addresses.ts';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';
import type { Selectable } from './use-selection.ts';

/** Each asks the target, so not any number of them is explained. */
const MOST = 20;

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, maxHeight: '50vh', overflowY: 'auto' },
  row: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  outlook: { whiteSpace: 'normal' },
});

export function OutlookDialog({ objects, onClose }: { objects: readonly Selectable[]; onClose(): void }): ReactNode {
  const styles = useStyles();
  const application = useCurrentApplication();
  const jobId = application?.jobId;
  return (
    <DialogFrame title={texts.outlookTitle} onClose={onClose}>
      {application && jobId !== undefined ? (
        <>
          <Body1>{texts.outlookIn(application.displayName)}</Body1>
          <ul className={styles.list} aria-label={texts.outlookTitle}>
            {objects.slice(0, MOST).map((object) => (
              <Outlook
                key={object.id}
                object={object}
                jobId={jobId}
                why={addresses.why(application.servicePrincipalId, object.id)}
              />
            ))}
          </ul>
          {objects.length > MOST ? <Caption1>{texts.outlookMost(MOST, objects.length)}</Caption1> : null}
        </>
      ) : (
        <Body1>{texts.noJob}</Body1>
      )}
    </DialogFrame>
  );
}

function Outlook({ object, jobId, why }: { object: Selectable; jobId: string; why: string }): ReactNode {
  const styles = useStyles();
  const { data, error } = useQuery(queries.explanation(jobId, object.id));
  return (
    <li className={styles.row}>
      {data ? (
        <StatusLabel status={data.result}>
          <span className={styles.outlook}>{data.outlook}</span>
        </StatusLabel>
      ) : error ? (
        <StatusLabel status="failure">{texts.unknown}</StatusLabel>
      ) : (
        <Spinner size="tiny" label={texts.asking} labelPosition="after" />
      )}
      <Caption1>
        {object.displayName} ·{' '}
        <RouterLink to={why} label={texts.why(object.displayName)}>
          {texts.whyShort}
        </RouterLink>
      </Caption1>
    </li>
  );
}
