/** How an application's requests are written and paced: the dialect, and each quirk by group with its default. */
import { Body1, Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { queries } from '../../api/queries.ts';
import { type ConnectionSettings, putQuirks, type QuirkCatalogue } from '../../api/quirks.ts';
import { EditForm } from '../../components/edit-form.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { common } from '../../texts/common.ts';
import { quirksTexts as texts } from '../../texts/quirks.ts';
import { DialectCard } from './dialect-card.tsx';
import { QuirkRow } from './quirk-row.tsx';
import { asSent, type Deviations, dialectOf, problemOf, withQuirk } from './quirk-values.ts';

const useStyles = makeStyles({
  intro: { color: tokens.colorNeutralForeground2, maxWidth: '80ch' },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  sum: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: tokens.spacingHorizontalM },
});

export function QuirksScreen(): ReactNode {
  const styles = useStyles();
  const { servicePrincipalId, displayName } = useApplication();
  const catalogue = useQuery(queries.quirkCatalogue());
  const connection = useQuery(queries.quirks(servicePrincipalId));
  const error = catalogue.error ?? connection.error;
  const reload = () => {
    void catalogue.refetch();
    void connection.refetch();
  };
  return (
    <Page title={texts.title} subject={displayName}>
      <Body1 className={styles.intro}>{texts.intro}</Body1>
      {catalogue.data && connection.data ? (
        <QuirksForm
          key={servicePrincipalId}
          servicePrincipalId={servicePrincipalId}
          catalogue={catalogue.data}
          connection={connection.data}
        />
      ) : error ? (
        <ErrorState error={error} onRetry={reload} />
      ) : (
        <Spinner label={common.loading} />
      )}
    </Page>
  );
}

interface QuirksFormProps {
  servicePrincipalId: string;
  catalogue: QuirkCatalogue;
  connection: ConnectionSettings;
}

function QuirksForm({ servicePrincipalId, catalogue, connection }: QuirksFormProps): ReactNode {
  const styles = useStyles();
  const notify = useNotify();
  /** Null follows what is stored. */
  const [typed, setTyped] = useState<Deviations | null>(null);
  const given = typed ?? connection.quirks;
  const dialect = dialectOf(given, connection);
  const quirks = catalogue.value.filter(({ name }) => name !== 'dialect');
  const sent = asSent(catalogue.value, given);
  const save = useAction({
    run: () => putQuirks(servicePrincipalId, sent),
    touches: [queries.quirks(servicePrincipalId).queryKey],
    onDone: () => {
      setTyped(null);
      notify.done(texts.saved);
    },
  });
  const groups = [...new Set(quirks.map(({ group }) => group))];
  const deviating = quirks.filter(({ name }) => name in given).length;
  const choose = (name: string | null) => {
    const { dialect: _before, ...others } = given;
    setTyped(name === null ? others : { ...others, dialect: name });
  };
  return (
    <EditForm
      label={texts.form}
      isLong
      isChanged={typed !== null && !isSame(sent, connection.quirks)}
      isValid={quirks.every((quirk) => problemOf(quirk, given[quirk.name] ?? null) === null)}
      onSave={() => save.mutate()}
      onDiscard={() => setTyped(null)}
    >
      <DialectCard
        servicePrincipalId={servicePrincipalId}
        dialects={catalogue.dialects}
        connection={connection}
        chosen={typeof given.dialect === 'string' ? given.dialect : null}
        onChoose={choose}
      />
      <div className={styles.sum}>
        <span>{texts.changedCount(deviating)}</span>
        {deviating > 0 ? (
          <Button size="small" onClick={() => setTyped(given.dialect ? { dialect: given.dialect } : {})}>
            {texts.resetAll}
          </Button>
        ) : null}
      </div>
      {groups.map((group) => (
        <SectionCard key={group} title={texts.group(group)}>
          <ul className={styles.list} aria-label={texts.group(group)}>
            {quirks
              .filter((quirk) => quirk.group === group)
              .map((quirk) => (
                <QuirkRow
                  key={quirk.name}
                  quirk={quirk}
                  value={quirk.name in given ? (given[quirk.name] ?? null) : (quirk.defaults[dialect] ?? null)}
                  default={quirk.defaults[dialect]}
                  isChanged={quirk.name in given}
                  onChange={(value) => setTyped(withQuirk(given, quirk, dialect, value))}
                  onReset={() => setTyped(withQuirk(given, quirk, dialect, quirk.defaults[dialect] ?? null))}
                />
              ))}
          </ul>
        </SectionCard>
      ))}
    </EditForm>
  );
}

function isSame(a: Deviations, b: Deviations): boolean {
  const names = Object.keys(a);
  return names.length === Object.keys(b).length && names.every((name) => name in b && a[name] === b[name]);
}
