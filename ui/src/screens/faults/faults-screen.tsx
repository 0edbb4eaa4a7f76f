/** Faults on the way to the application's target: each with a switch and its hits, and one command to clear all. */
import { Body1, Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { FlashOffRegular } from '@fluentui/react-icons/svg/flash-off';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { addFault, clearFaults, type Fault, removeFault, switchFault } from '../../api/faults.ts';
import { queries } from '../../api/queries.ts';
import { CommandBar } from '../../components/command-bar.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { common } from '../../texts/common.ts';
import { faultsTexts as texts } from '../../texts/faults.ts';
import { FaultDialog } from './fault-dialog.tsx';
import { type FaultExample, faultExamples } from './fault-examples.ts';
import { FaultRow } from './fault-row.tsx';

const useStyles = makeStyles({
  intro: { color: tokens.colorNeutralForeground2, maxWidth: '80ch' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  examples: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** What the dialog is about: a fault, or one to come. */
type Edited = Fault | 'new' | null;

export function FaultsScreen(): ReactNode {
  const styles = useStyles();
  const notify = useNotify();
  const { servicePrincipalId, displayName } = useApplication();
  const [edited, setEdited] = useState<Edited>(null);
  const faults = useQuery(queries.faults(servicePrincipalId));
  const catalogue = useQuery(queries.faultCatalogue());
  const touches = [queries.faults(servicePrincipalId).queryKey];
  const add = useAction<FaultExample>({
    run: ({ fault }) => addFault(servicePrincipalId, fault),
    touches,
    onDone: ({ name }) => notify.done(texts.added(name)),
  });
  const turn = useAction<{ id: string; enabled: boolean }>({
    run: ({ id, enabled }) => switchFault(servicePrincipalId, id, enabled),
    touches,
  });
  const remove = useAction<string>({ run: (id) => removeFault(servicePrincipalId, id), touches });
  const clear = useAction({
    run: () => clearFaults(servicePrincipalId),
    touches,
    onDone: () => notify.done(texts.cleared),
  });
  const list = faults.data ?? [];
  const error = faults.error ?? catalogue.error;
  const reload = () => {
    void faults.refetch();
    void catalogue.refetch();
  };
  return (
    <Page
      title={texts.title}
      subject={displayName}
      commands={
        <CommandBar
          label={texts.commands}
          commands={[
            {
              key: 'add',
              label: texts.add,
              icon: <AddRegular />,
              onRun: () => setEdited('new'),
              isDisabled: !catalogue.data,
            },
            {
              key: 'clear',
              label: texts.clear,
              icon: <DeleteRegular />,
              onRun: () => clear.mutate(),
              isDisabled: list.length === 0,
            },
          ]}
        />
      }
    >
      <Body1 className={styles.intro}>{texts.intro}</Body1>
      {error && (!faults.data || !catalogue.data) ? (
        <ErrorState error={error} onRetry={reload} />
      ) : !faults.data || !catalogue.data ? (
        <Spinner label={common.loading} />
      ) : (
        <>
          <SectionCard title={texts.list}>
            {list.length === 0 ? (
              <EmptyState icon={<FlashOffRegular />} title={texts.emptyTitle} text={texts.emptyText} />
            ) : (
              <ul aria-label={texts.list} className={styles.list}>
                {list.map((fault) => (
                  <FaultRow
                    key={fault.id}
                    fault={fault}
                    onSwitch={(enabled) => turn.mutate({ id: fault.id, enabled })}
                    onEdit={() => setEdited(fault)}
                    onRemove={() => remove.mutate(fault.id)}
                  />
                ))}
              </ul>
            )}
          </SectionCard>
          <SectionCard title={texts.examples}>
            <Body1 className={styles.intro}>{texts.examplesHint}</Body1>
            <div className={styles.examples}>
              {faultExamples.map((example) => (
                <Button key={example.name} size="small" shape="circular" onClick={() => add.mutate(example)}>
                  {example.name}
                </Button>
              ))}
            </div>
          </SectionCard>
        </>
      )}
      {edited && catalogue.data ? (
        <FaultDialog
          servicePrincipalId={servicePrincipalId}
          catalogue={catalogue.data}
          fault={edited === 'new' ? null : edited}
          onClose={() => setEdited(null)}
        />
      ) : null}
    </Page>
  );
}
