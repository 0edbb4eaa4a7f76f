/** "Save as scenario": the file that replays a log entry's object, shown before it is saved. */
import { Body1, Button, Spinner, Tooltip } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { DocumentSaveRegular } from '@fluentui/react-icons/svg/document-save';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { queries } from '../../api/queries.ts';
import { CodeText } from '../../components/code-text.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { saveText } from '../../format/save-text.ts';
import { common } from '../../texts/common.ts';
import { scenarioTexts as texts } from '../../texts/scenarios.ts';

export function ScenarioButton({ entryId, name }: { entryId: string; name: string }): ReactNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Tooltip content={texts.saveEntry} relationship="label">
        <Button appearance="subtle" icon={<DocumentSaveRegular />} onClick={() => setOpen(true)} />
      </Tooltip>
      {isOpen ? <ScenarioDialog entryId={entryId} name={name} onClose={() => setOpen(false)} /> : null}
    </>
  );
}

function ScenarioDialog({ entryId, name, onClose }: { entryId: string; name: string; onClose(): void }): ReactNode {
  const { data, error, refetch } = useQuery(queries.scenarioOfEntry(entryId));
  const fileName = `${name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}.yaml`;
  return (
    <DialogFrame
      isToRead
      width={860}
      title={texts.entryTitle}
      titleAction={data ? <CopyButton text={data} label={texts.copyFile} /> : null}
      submit={texts.download}
      submitIcon={<ArrowDownloadRegular />}
      isSubmitOff={data === undefined}
      onSubmit={() => data !== undefined && saveText(fileName, data, 'text/yaml')}
      leave={common.close}
      onClose={onClose}
    >
      <Body1>{texts.entryAbout}</Body1>
      {error ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {data ? <CodeText text={data} /> : error ? null : <Spinner label={common.loading} />}
    </DialogFrame>
  );
}
