/** *Review your schema here*: the whole schema as JSON, to download, and to replace by a file or by hand (P-533). */
import { Body1, Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import { type ReactNode, useRef, useState } from 'react';
import type { JobAddress } from '../../api/jobs.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { saveJson } from '../../format/save-json.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { useUnsaved } from '../../hooks/use-unsaved.ts';
import { addresses } from '../../shell/addresses.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { schemaTexts as texts } from '../../texts/mapping.ts';
import { DraftPage } from './draft-page.tsx';
import { WithJob } from './job-of-application.tsx';
import { type ReadText, readSchemaText } from './read-schema-text.ts';
import { SchemaProblems } from './schema-problems.tsx';
import { useSchemaDraft } from './use-schema-draft.ts';

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2 },
  foot: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  text: {
    minHeight: '480px',
    '& > textarea': { maxHeight: 'none', minHeight: '480px', fontFamily: tokens.fontFamilyMonospace, fontSize: '12px' },
  },
});

const HANGS_ON = ['job'];

export function SchemaScreen(): ReactNode {
  return <WithJob title={texts.title}>{(address) => <Schema address={address} />}</WithJob>;
}

function Schema({ address }: { address: JobAddress }): ReactNode {
  const styles = useStyles();
  const draft = useSchemaDraft(address);
  const notify = useNotify();
  const { displayName } = useApplication();
  const picker = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [refused, setRefused] = useState<ReadText | null>(null);
  useUnsaved(typed !== null, HANGS_ON);
  const takeOver = async (text: string) => {
    const read = await readSchemaText(address.jobId, text);
    if (read.schema) {
      const { schema } = read;
      draft.edit(() => schema);
      setTyped(null);
      setRefused(null);
      notify.done(texts.imported);
    } else {
      // What has problems is laid out to be mended here; exports are often one line.
      setTyped(read.problems.length > 0 ? JSON.stringify(JSON.parse(text), null, 2) : text);
      setRefused(read);
    }
  };
  const importFile = async (file: File | undefined) => {
    if (file) await takeOver(await file.text());
  };
  const leave = () => {
    setTyped(null);
    setRefused(null);
  };
  return (
    <DraftPage
      title={texts.title}
      draft={draft}
      backTo={addresses.mappings(address.servicePrincipalId)}
      commands={[
        {
          key: 'download',
          label: texts.download,
          icon: <ArrowDownloadRegular />,
          onRun: () => {
            if (draft.schema) saveJson(displayName, 'schema', draft.schema);
          },
        },
        {
          key: 'import',
          label: texts.import,
          icon: <ArrowUploadRegular />,
          onRun: () => picker.current?.click(),
        },
      ]}
    >
      {(schema) => (
        <>
          <Body1 className={styles.hint}>{texts.hint}</Body1>
          <VisuallyHidden>
            <input
              ref={picker}
              type="file"
              accept="application/json,.json"
              aria-label={texts.import}
              tabIndex={-1}
              onChange={(event) => {
                void importFile(event.target.files?.[0]);
                event.target.value = '';
              }}
            />
          </VisuallyHidden>
          {refused && refused.problems.length > 0 ? (
            <SchemaProblems count={refused.problems.length} listed={refused.problems} />
          ) : null}
          <Field label={texts.editor} {...(refused?.reason ? { validationMessage: refused.reason } : {})}>
            <Textarea
              className={styles.text}
              spellCheck={false}
              value={typed ?? JSON.stringify(schema, null, 2)}
              onChange={(_event, { value }) => setTyped(value)}
            />
          </Field>
          <div className={styles.foot}>
            <Button
              appearance={typed === null ? 'secondary' : 'primary'}
              disabledFocusable={typed === null}
              title={texts.applyHint}
              onClick={() => {
                if (typed !== null) void takeOver(typed);
              }}
            >
              {texts.apply}
            </Button>
            {typed === null ? null : <Button onClick={leave}>{texts.leave}</Button>}
          </div>
        </>
      )}
    </DraftPage>
  );
}
