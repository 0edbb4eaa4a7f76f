/** JSON or a message of HTTP, in a fixed-width face, with keys and values told apart. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { type JsonPiece, jsonPieces } from '../format/http-text.ts';

const useStyles = makeStyles({
  code: {
    margin: 0,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    fontFamily: tokens.fontFamilyMonospace,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    tabSize: 2,
  },
  key: { color: tokens.colorBrandForeground1 },
  string: { color: tokens.colorNeutralForeground1 },
  word: { color: tokens.colorPaletteBerryForeground1 },
  plain: { color: tokens.colorNeutralForeground3 },
});

interface CodeTextProps {
  text: string;
  isJson?: boolean;
}

export function CodeText({ text, isJson = false }: CodeTextProps): ReactNode {
  const styles = useStyles();
  return <pre className={styles.code}>{isJson ? <ColouredJson pieces={jsonPieces(text)} /> : text}</pre>;
}

function ColouredJson({ pieces }: { pieces: readonly JsonPiece[] }): ReactNode {
  const styles = useStyles();
  let offset = 0;
  return pieces.map(({ text, kind }) => {
    const key = offset;
    offset += text.length;
    return (
      <span key={key} className={styles[kind]}>
        {text}
      </span>
    );
  });
}
