/** The value of an expression for the chosen user or group, and how it came about. */
import { Body1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { TriedExpression } from '../../api/schema.ts';
import { PropertyList } from '../../components/property-list.tsx';
import { builderTexts as texts } from '../../texts/mapping.ts';
import { TriedValue } from './tried-value.tsx';

const useStyles = makeStyles({
  result: {
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  hint: { color: tokens.colorNeutralForeground2 },
  error: { color: tokens.colorStatusDangerForeground3 },
  heading: { margin: 0, marginTop: tokens.spacingVerticalS },
  steps: { margin: 0, padding: 0, listStyleType: 'none', counterReset: 'step' },
  step: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    '@media (max-width: 520px)': { gridTemplateColumns: '24px minmax(0, 1fr)' },
  },
  number: { color: tokens.colorNeutralForeground2 },
  code: { fontFamily: tokens.fontFamilyMonospace, overflowWrap: 'anywhere' },
  value: { '@media (max-width: 520px)': { gridColumnStart: 2 } },
});

interface ExpressionOutputProps {
  tried: TriedExpression;
  error: Error | null;
  isChosen: boolean;
}

export function ExpressionOutput({ tried, error, isChosen }: ExpressionOutputProps): ReactNode {
  const styles = useStyles();
  if (error) return <Body1 className={styles.error}>{error.message}</Body1>;
  if (!isChosen) return <Body1 className={styles.hint}>{texts.pickFirst}</Body1>;
  const last = tried.steps.at(-1);
  if (!last) {
    const isBroken = tried.diagnostics.some(({ severity }) => severity === 'error');
    return <Body1 className={styles.hint}>{isBroken ? texts.mendFirst : texts.empty}</Body1>;
  }
  return (
    <>
      <div className={styles.result} role="status" aria-label={texts.output}>
        <TriedValue {...last} />
      </div>
      {tried.used.length > 0 ? (
        <>
          <Subtitle2 as="h3" className={styles.heading}>
            {texts.used}
          </Subtitle2>
          <PropertyList
            properties={tried.used.map(({ name, value }) => ({
              name,
              value: <TriedValue flow={value === null ? 'nothing' : 'value'} result={value} error={null} />,
            }))}
          />
        </>
      ) : null}
      <Subtitle2 as="h3" className={styles.heading}>
        {texts.steps}
      </Subtitle2>
      <ol className={styles.steps} aria-label={texts.steps}>
        {tried.steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same part may be evaluated twice.
          <li key={`${step.offset} ${index}`} className={styles.step}>
            <span className={styles.number}>{index + 1}</span>
            <span className={styles.code}>{step.expression}</span>
            <span className={styles.value}>
              <TriedValue {...step} />
            </span>
          </li>
        ))}
      </ol>
    </>
  );
}
