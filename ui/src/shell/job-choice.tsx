/** Which job of the application a screen is about; nothing when there is only one. */
import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { PillMenu } from '../components/pill-menu.tsx';
import { useChooseJob } from '../hooks/job-choice.ts';
import { shell } from '../texts/shell.ts';
import { useApplication } from './application-scope.tsx';

const useStyles = makeStyles({ place: { display: 'flex' } });

export function JobChoice(): ReactNode {
  const styles = useStyles();
  const choose = useChooseJob();
  const { jobIds, jobId } = useApplication();
  if (jobIds.length < 2 || jobId === undefined) return null;
  return (
    <div className={styles.place}>
      <PillMenu
        text={shell.chosenJob(jobId, jobIds.indexOf(jobId) + 1, jobIds.length)}
        choices={jobIds.map((id) => ({ value: id, label: id }))}
        chosen={[jobId]}
        onChange={([id]) => id !== undefined && choose(id)}
      />
    </div>
  );
}
