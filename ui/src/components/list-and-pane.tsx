/** A list with the details of one of its objects beside it. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  frame: {
    flex: 1,
    minHeight: 0,
    display: 'flex',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    overflow: 'hidden',
  },
  list: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
});

export function ListAndPane({ list, pane }: { list: ReactNode; pane: ReactNode }): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.frame}>
      <div className={styles.list}>{list}</div>
      {pane}
    </div>
  );
}
