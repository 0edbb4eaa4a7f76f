/** A field for an expression of the mapping language, with completion and marks where something is wrong. */
import { makeStyles } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ExpressionDiagnostic, LanguageFunction } from '../../api/schema.ts';
import { LatePart, late } from '../late-part.tsx';

const CodeMirrorEditor = late(async () => (await import('./code-mirror-editor.tsx')).CodeMirrorEditor);

const useStyles = makeStyles({ place: { minHeight: '90px', minWidth: 0 } });

export interface ExpressionEditorProps {
  label: string;
  value: string;
  placeholderText?: string;
  functions: readonly LanguageFunction[];
  /** Names of source attributes. */
  attributes: readonly string[];
  diagnostics: readonly ExpressionDiagnostic[];
  /** A text to put where the cursor stands; a new object for each time. */
  insertion?: { text: string } | null;
  minHeight?: string;
  onChange(value: string): void;
}

export function ExpressionEditor(props: ExpressionEditorProps): ReactNode {
  const styles = useStyles();
  return (
    <div className={styles.place}>
      <LatePart>
        <CodeMirrorEditor {...props} />
      </LatePart>
    </div>
  );
}
