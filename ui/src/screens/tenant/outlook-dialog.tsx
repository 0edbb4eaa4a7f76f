/** What the next cycle of the application at hand would do with the selected users, each in a sentence. */
import {
  Body1,
  Button,
  Caption1,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { User } from '../../../../simulator/model/directory.ts';
import { queries } from '../../api/queries.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { useCurrentApplication } from '../../hooks/use-current-application.ts';
import { addresses } from '../../shell/addresses.ts';
import { common } from '../../texts/common.ts';
import { tenantChangeTexts as texts } from '../../texts/tenant-changes.ts';

/** Each asks the target, so not any number of them is explained. */
const MOST = 20;

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
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

export function OutlookDialog({ users, onClose }: { users: readonly User[]; onClose(): void }): ReactNode {
  const styles = useStyles();
  const application = useCurrentApplication();
  const jobId = application?.jobId;
  return (
    <Dialog open onOpenChange={onClose}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{texts.outlookTitle}</DialogTitle>
          <DialogContent className={styles.content}>
            {application && jobId !== undefined ? (
              <>
                <Body1>{texts.outlookIn(application.displayName)}</Body1>
                <ul className={styles.list} aria-label={texts.outlookTitle}>
                  {users.slice(0, MOST).map((user) => (
                    <Outlook
                      key={user.id}
                      user={user}
                      jobId={jobId}
                      why={addresses.why(application.servicePrincipalId, user.id)}
                    />
                  ))}
                </ul>
                {users.length > MOST ? <Caption1>{texts.outlookMost(MOST, users.length)}</Caption1> : null}
              </>
            ) : (
              <Body1>{texts.noJob}</Body1>
            )}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{common.close}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Outlook({ user, jobId, why }: { user: User; jobId: string; why: string }): ReactNode {
  const styles = useStyles();
  const { data, error } = useQuery(queries.explanation(jobId, user.id));
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
        {user.displayName} ·{' '}
        <RouterLink to={why} label={texts.why(user.displayName)}>
          {texts.whyShort}
        </RouterLink>
      </Caption1>
    </li>
  );
}
