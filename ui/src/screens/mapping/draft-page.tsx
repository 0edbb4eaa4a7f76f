/**
 * The frame of every screen that edits the schema: Save with its warning (P-511), Discard, the way back to the
 * template, and what keeps the schema from being saved.
 */
import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  Spinner,
} from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { ArrowResetRegular } from '@fluentui/react-icons/svg/arrow-reset';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { SaveRegular } from '@fluentui/react-icons/svg/save';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { SynchronizationSchema } from '../../../../simulator/model/schema.ts';
import { type Command, CommandBar } from '../../components/command-bar.tsx';
import { ConfirmDialog } from '../../components/confirm-dialog.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { useApplication } from '../../shell/application-scope.tsx';
import { JobChoice } from '../../shell/job-choice.tsx';
import { common } from '../../texts/common.ts';
import { mappingTexts as texts } from '../../texts/mapping.ts';
import { SchemaProblems } from './schema-problems.tsx';
import type { SchemaDraft } from './use-schema-draft.ts';

const useStyles = makeStyles({ bar: { flexShrink: 0 } });

const questions = ['save', 'discard', 'restore'] as const;
type Question = (typeof questions)[number];

interface DraftPageProps {
  title: string;
  draft: SchemaDraft;
  /** Whether the template's mappings can be brought back from here (M-48). */
  canRestore?: boolean;
  /** Where the command that goes back leads; without one there is none. */
  backTo?: string;
  commands?: readonly Command[];
  /** Problems that are shown beside what they concern, and so not here. */
  isShownBelow?(path: string): boolean;
  /** Problems of what is still being written for the first time: they aren't told yet. */
  isHeldBack?(path: string): boolean;
  children(schema: SynchronizationSchema): ReactNode;
}

export function DraftPage(props: DraftPageProps): ReactNode {
  const { title, draft, backTo, canRestore = false, commands = [], children } = props;
  const { isShownBelow = () => false, isHeldBack = () => false } = props;
  const styles = useStyles();
  const navigate = useNavigate();
  const { displayName } = useApplication();
  const [asked, setAsked] = useState<Question | null>(null);
  const problems = draft.report.problems.filter(({ path }) => !isHeldBack(path));
  const elsewhere = problems.filter(({ path }) => !isShownBelow(path));
  const isStuck = draft.report.problems.length > 0;
  const hint = draft.isOutdated ? texts.settleFirst : isStuck ? texts.mendFirst : null;
  const bar: Command[] = [
    ...(backTo === undefined
      ? []
      : [{ key: 'back', label: texts.back, icon: <ArrowLeftRegular />, onRun: () => void navigate(backTo) }]),
    {
      key: 'save',
      label: texts.save,
      icon: <SaveRegular />,
      isPrimary: draft.isChanged,
      isDisabled: !draft.isChanged || draft.isSaving || hint !== null,
      onRun: () => setAsked('save'),
      ...(hint === null ? {} : { hint }),
    },
    {
      key: 'discard',
      label: texts.discard,
      icon: <ArrowUndoRegular />,
      isDisabled: !draft.isChanged || draft.isSaving,
      onRun: () => setAsked('discard'),
    },
    ...commands,
    ...(canRestore
      ? [{ key: 'restore', label: texts.restore, icon: <ArrowResetRegular />, onRun: () => setAsked('restore') }]
      : []),
  ];
  const answers = { save: draft.save, discard: draft.discard, restore: draft.restoreDefaults };
  return (
    <Page title={title} subject={displayName} commands={<CommandBar label={texts.commands} commands={bar} />}>
      <JobChoice />
      {draft.error ? <ErrorState error={draft.error} onRetry={draft.reload} /> : null}
      {draft.isOutdated ? (
        <MessageBar intent="warning" layout="multiline" className={styles.bar}>
          <MessageBarBody>
            <MessageBarTitle>{texts.outdatedTitle}</MessageBarTitle>
            {`${texts.outdated} ${texts.outdatedStep}`}
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={draft.takeOver}>{texts.takeOver}</Button>
            <Button onClick={() => setAsked('discard')}>{texts.dropMine}</Button>
          </MessageBarActions>
        </MessageBar>
      ) : null}
      {problems.length > 0 ? <SchemaProblems count={problems.length} listed={elsewhere} /> : null}
      {draft.isChanged && problems.length === 0 ? (
        <MessageBar className={styles.bar}>
          <MessageBarBody>{texts.unsaved}</MessageBarBody>
        </MessageBar>
      ) : null}
      {draft.schema ? children(draft.schema) : draft.error ? null : <Spinner label={common.loading} />}
      {questions.map((question) => (
        <ConfirmDialog
          key={question}
          isOpen={asked === question}
          {...texts.questions[question]}
          onConfirm={answers[question]}
          onClose={() => setAsked(null)}
        />
      ))}
    </Page>
  );
}
