/** An application from the exported schema of another: choose or drop the file, then name and target. */
import { Body1, Button, Caption1, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DocumentArrowUpRegular } from '@fluentui/react-icons/svg/document-arrow-up';
import { type DragEvent, type ReactNode, useId, useRef, useState } from 'react';
import { SectionCard } from '../../components/section-card.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { newApplicationTexts as texts } from '../../texts/new-application.ts';
import { ApplicationForm } from './application-form.tsx';
import { type ReadFile, readSchemaFile } from './read-schema-file.ts';

const useStyles = makeStyles({
  card: { maxWidth: '720px' },
  drop: {
    margin: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalL,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  over: { backgroundColor: tokens.colorBrandBackground2 },
  quiet: { color: tokens.colorNeutralForeground3 },
  input: { display: 'none' },
  outcome: { overflowWrap: 'anywhere', whiteSpace: 'normal' },
});

export function SchemaFile(): ReactNode {
  const styles = useStyles();
  const input = useRef<HTMLInputElement>(null);
  const labelId = useId();
  const [isOver, setOver] = useState(false);
  const [file, setFile] = useState<ReadFile | null>(null);
  const take = async (given: File | undefined) => {
    if (given) setFile(await readSchemaFile(given));
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files[0]);
  };
  const schema = file?.schema ?? null;
  return (
    <SectionCard title={texts.schemaTitle} className={styles.card}>
      <Body1>{texts.schemaText}</Body1>
      <fieldset
        aria-labelledby={labelId}
        className={mergeClasses(styles.drop, isOver && styles.over)}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <input
          ref={input}
          type="file"
          accept=".json,application/json"
          className={styles.input}
          aria-label={texts.fileLabel}
          onChange={(event) => {
            void take(event.currentTarget.files?.[0]);
            // The same file can be chosen again once it has been mended.
            event.currentTarget.value = '';
          }}
        />
        <Button icon={<DocumentArrowUpRegular />} onClick={() => input.current?.click()}>
          {texts.chooseFile}
        </Button>
        <Caption1 id={labelId} className={styles.quiet}>
          {texts.dropHint}
        </Caption1>
      </fieldset>
      {file ? (
        <div role="status">
          <StatusLabel status={file.problem === null ? 'success' : 'failure'}>
            <span className={styles.outcome}>{file.problem ?? texts.fileChosen(file.name, file.mappings)}</span>
          </StatusLabel>
        </div>
      ) : null}
      <ApplicationForm from={schema ? { schema } : null} suggested={{ displayName: file?.suggestedName ?? '' }} />
    </SectionCard>
  );
}
