/** A value of the mapping language, told apart from no value and from "left alone". */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { TriedStep } from '../../api/schema.ts';
import { builderTexts as texts } from '../../texts/mapping.ts';

const useStyles = makeStyles({
  value: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  none: { color: tokens.colorNeutralForeground2, fontStyle: 'italic' },
  failed: { color: tokens.colorStatusDangerForeground3, overflowWrap: 'anywhere' },
});

export function TriedValue({ flow, result, error }: Pick<TriedStep, 'flow' | 'result' | 'error'>): ReactNode {
  const styles = useStyles();
  if (flow === null) return <span className={styles.failed}>{error ?? texts.failed}</span>;
  if (flow === 'nothing') return <span className={styles.none}>{texts.nothing}</span>;
  if (flow === 'notFlowed') return <span className={styles.none}>{texts.notFlowed}</span>;
  if (result === '') return <span className={styles.none}>{texts.emptyText}</span>;
  return <span className={styles.value}>{Array.isArray(result) ? JSON.stringify(result) : result}</span>;
}
