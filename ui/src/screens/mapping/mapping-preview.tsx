/** What a mapping gives for a chosen user or group, beside what the saved one gives (P-523). */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { MappedKind, TriedExpression } from '../../api/schema.ts';
import { PropertyList } from '../../components/property-list.tsx';
import { builderTexts, mappingTexts as texts } from '../../texts/mapping.ts';
import { ObjectPicker } from './object-picker.tsx';
import { TriedValue } from './tried-value.tsx';
import { useTriedExpression } from './use-tried-expression.ts';

const useStyles = makeStyles({
  box: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  error: { color: tokens.colorStatusDangerForeground3 },
});

interface MappingPreviewProps {
  jobId: string;
  kind: MappedKind;
  objectId: string | null;
  onPick(objectId: string | null): void;
  tried: TriedExpression;
  error: Error | null;
  savedExpression: string | null;
}

export function MappingPreview(props: MappingPreviewProps): ReactNode {
  const { jobId, kind, objectId, onPick, tried, error, savedExpression } = props;
  const styles = useStyles();
  const { tried: saved } = useTriedExpression(jobId, { kind, expression: savedExpression ?? '', objectId });
  const [after, before] = [tried.steps.at(-1), saved.steps.at(-1)];
  return (
    <section className={styles.box} aria-label={texts.preview}>
      <ObjectPicker
        kind={kind}
        label={kind === 'User' ? texts.chooseUser : texts.chooseGroup}
        objectId={objectId}
        onPick={onPick}
      />
      {error ? <span className={styles.error}>{error.message}</span> : null}
      {objectId ? (
        <PropertyList
          properties={[
            { name: texts.before, value: before ? <TriedValue {...before} /> : '' },
            {
              name: texts.after,
              value: after ? (
                <TriedValue {...after} />
              ) : tried.diagnostics.some(({ severity }) => severity === 'error') ? (
                builderTexts.mendFirst
              ) : (
                ''
              ),
            },
          ]}
        />
      ) : null}
    </section>
  );
}
