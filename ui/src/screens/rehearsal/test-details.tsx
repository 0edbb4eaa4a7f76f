/** One test: what it shows, expected and actual, the exchange, and the waiver of its failure. */
import { Body1, Body1Strong, Button, Field, Input, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { queries } from '../../api/queries.ts';
import { type RehearsalResult, type RehearsalTest, waiveTest } from '../../api/rehearsal.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { ExchangeDetails } from '../../components/exchange-details.tsx';
import { PropertyList } from '../../components/property-list.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { common } from '../../texts/common.ts';
import { rehearsalTexts as texts } from '../../texts/rehearsal.ts';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, minWidth: 0 },
  waiver: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'flex-end' },
  reason: { flex: 1, minWidth: '200px', maxWidth: '480px' },
});

export function TestDetails({ test }: { test: RehearsalTest }): ReactNode {
  const styles = useStyles();
  const { servicePrincipalId } = useApplication();
  const hasRun = test.outcome !== 'running' && test.outcome !== 'waiting';
  const { data, error, refetch } = useQuery({
    ...queries.rehearsalResult(servicePrincipalId, test.name, test.outcome),
    enabled: hasRun,
  });
  if (error) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <div className={styles.column}>
      <Body1>{test.purpose}</Body1>
      {hasRun ? null : <Body1>{texts.notRunYet}</Body1>}
      {hasRun && !data ? <Spinner size="tiny" label={common.loading} /> : null}
      {data ? <Result result={data} /> : null}
    </div>
  );
}

function Result({ result }: { result: RehearsalResult }): ReactNode {
  const { failure, testResult, reason, level, citation, rule, requests } = result;
  return (
    <>
      <PropertyList
        properties={[
          { name: texts.result, value: testResult },
          ...(reason === null ? [] : [{ name: texts.reason, value: reason }]),
          ...(failure?.expected ? [{ name: texts.expected, value: failure.expected }] : []),
          ...(failure?.actual ? [{ name: texts.actual, value: failure.actual }] : []),
          ...(failure?.hint ? [{ name: texts.hint, value: failure.hint }] : []),
          { name: texts.level, value: `${level}: ${citation}` },
          { name: texts.rule, value: rule },
          { name: texts.requests, value: String(requests) },
        ]}
      />
      {failure?.exchange ? (
        <>
          <Body1Strong>{texts.exchange}</Body1Strong>
          <ExchangeDetails exchange={failure.exchange} view="formatted" />
        </>
      ) : null}
      {failure ? <Waiver result={result} /> : null}
    </>
  );
}

function Waiver({ result }: { result: RehearsalResult }): ReactNode {
  const styles = useStyles();
  const { servicePrincipalId } = useApplication();
  const [reason, setReason] = useState('');
  const { mutate, isPending } = useAction<string | null>({
    run: (given) => waiveTest(servicePrincipalId, result.name, given),
    touches: [queries.rehearsal(servicePrincipalId).queryKey, ['rehearsalResult', servicePrincipalId]],
    onDone: () => setReason(''),
  });
  if (result.outcome === 'waived') {
    return (
      <div>
        <Button disabledFocusable={isPending} onClick={() => mutate(null)}>
          {texts.takeBack}
        </Button>
      </div>
    );
  }
  return (
    <form
      className={styles.waiver}
      onSubmit={(event) => {
        event.preventDefault();
        if (reason.trim() !== '') mutate(reason);
      }}
    >
      <Field className={styles.reason} label={texts.waiveLabel} hint={texts.waiveHint}>
        <Input value={reason} onChange={(_event, { value }) => setReason(value)} />
      </Field>
      <Button type="submit" disabledFocusable={isPending || reason.trim() === ''}>
        {texts.waive}
      </Button>
    </form>
  );
}
