/** *Review your schema here*: the whole schema as JSON, to download, and to replace by a file or by hand (P-533). */
import { Body1, Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { ArrowUploadRegular } from '@fluentui/react-icons/svg/arrow-upload';
import { type ReactNode, useRef, useState } from 'react';
import type { SynchronizationSchema } from '../../../../simulator/model/schema.ts';
import type { JobAddress } from '../../api/jobs.ts';
import { VisuallyHidden } from '../../components/visually-hidden.tsx';
import { saveJson } from '../../format/save-json.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { addresses } from '../../shell/addresses.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { schemaTexts as texts } from '../../texts/mapping.ts';
import { DraftPage } from './draft-page.tsx';
import { WithJob } from './job-of-application.tsx';
import { useSchemaDraft } from './use-schema-draft.ts';

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2 },
  text: {
    minHeight: '480px',
    '& > textarea': { maxHeight: 'none', minHeight: '480px', fontFamily: tokens.fontFamilyMonospace, fontSize: '12px' },
  },
});

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
  const [problem, setProblem] = useState<string | null>(null);
  const takeOver = (text: string): boolean => {
    try {
      const schema = JSON.parse(text) as SynchronizationSchema;
      draft.edit(() => schema);
      setTyped(null);
      setProblem(null);
      return true;
    } catch (error) {
      setTyped(text);
      setProblem(texts.notJson((error as Error).message));
      return false;
    }
  };
  const importFile = async (file: File | undefined) => {
    if (file && takeOver(await file.text())) notify.done(texts.imported);
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
          <Field
            label={texts.editor}
            {...(problem ? { validationState: 'error' as const, validationMessage: problem } : {})}
          >
            <Textarea
              className={styles.text}
              spellCheck={false}
              value={typed ?? JSON.stringify(schema, null, 2)}
              onChange={(_event, { value }) => setTyped(value)}
            />
          </Field>
          <div>
            <Button
              disabledFocusable={typed === null}
              title={texts.applyHint}
              onClick={() => {
                if (typed !== null) takeOver(typed);
              }}
            >
              {texts.apply}
            </Button>
          </div>
        </>
      )}
    </DraftPage>
  );
}
