/** What keeps a schema from being saved, each with its JSON path. */
import { MessageBar, MessageBarBody, MessageBarTitle, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { SchemaProblem } from '../../api/schema.ts';
import { mappingTexts as texts } from '../../texts/mapping.ts';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
  bar: { flexShrink: 0 },
});

interface SchemaProblemsProps {
  /** How many there are, with those that are shown elsewhere. */
  count: number;
  listed: readonly SchemaProblem[];
}

export function SchemaProblems({ count, listed }: SchemaProblemsProps): ReactNode {
  const styles = useStyles();
  return (
    <MessageBar intent="error" layout="multiline" className={styles.bar}>
      <MessageBarBody>
        <MessageBarTitle>{texts.problems(count)}</MessageBarTitle>
        {listed.length > 0 ? (
          <ul className={styles.list} aria-label={texts.problemList}>
            {listed.map(({ path, message }) => (
              <li key={`${path} ${message}`}>
                <code>{path}</code>: {message}
              </li>
            ))}
          </ul>
        ) : null}
      </MessageBarBody>
    </MessageBar>
  );
}
