/** Provision on demand (P-801 to P-816): choose one object, then see it go through the four steps. */
import { Body1, Button, makeStyles, Spinner, Tag, TagGroup, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { FlashPlayRegular } from '@fluentui/react-icons/svg/flash-play';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { provisionOnDemand } from '../../api/on-demand.ts';
import { queries } from '../../api/queries.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { Page } from '../../components/page.tsx';
import { type Principal, PrincipalPicker } from '../../components/principal-picker.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { common } from '../../texts/common.ts';
import { onDemandTexts as texts } from '../../texts/on-demand.ts';
import { MemberPicker } from './member-picker.tsx';
import { RunResult } from './run-result.tsx';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, maxWidth: '960px' },
  hint: { color: tokens.colorNeutralForeground2 },
  picker: { maxWidth: '480px', display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

export function OnDemandScreen(): ReactNode {
  const styles = useStyles();
  const application = useApplication();
  const [search, setSearch] = useSearchParams();
  const kind = search.get('kind') === 'Group' ? 'Group' : 'User';
  const id = search.get('id');
  const choose = (principal: Principal | null) =>
    setSearch(principal ? { kind: principal.kind, id: principal.id } : {}, { replace: true });
  return (
    <Page title={texts.title} subject={application.displayName}>
      <div className={styles.column}>
        <Body1 className={styles.hint}>{texts.hint}</Body1>
        {id === null ? (
          <div className={styles.picker}>
            <PrincipalPicker label={texts.choose} withGroups without={[]} onPick={choose} />
            <div>
              <Button appearance="primary" disabledFocusable title={texts.chooseFirst}>
                {texts.provision}
              </Button>
            </div>
          </div>
        ) : (
          <ChosenObject key={id} kind={kind} id={id} onOther={() => choose(null)} />
        )}
      </div>
    </Page>
  );
}

interface ChosenObjectProps {
  kind: Principal['kind'];
  id: string;
  onOther(): void;
}

function ChosenObject({ kind, id, onOther }: ChosenObjectProps): ReactNode {
  const styles = useStyles();
  const { jobId = '' } = useApplication();
  const user = useQuery({ ...queries.user(id), enabled: kind === 'User' });
  const group = useQuery({ ...queries.group(id), enabled: kind === 'Group' });
  const [members, setMembers] = useState<Principal[]>([]);
  const run = useAction({
    run: () =>
      provisionOnDemand(
        jobId,
        id,
        members.map((member) => member.id),
      ),
    touches: [['log'], ['sampleApp'], ['job', jobId]],
    onDone: () => result.current?.scrollIntoView({ block: 'nearest' }),
  });
  const result = useRef<HTMLDivElement>(null);
  const found = kind === 'User' ? user : group;
  const name = found.data?.displayName ?? '';
  if (found.error) return <ErrorState error={found.error} onRetry={() => void found.refetch()} />;
  return (
    <>
      <SectionCard title={texts.chosen}>
        <TagGroup aria-label={texts.chosen}>
          <Tag secondaryText={kind === 'User' ? (user.data?.userPrincipalName ?? null) : common.group}>
            {name === '' ? common.loading : name}
          </Tag>
        </TagGroup>
        {kind === 'Group' ? <MemberPicker groupId={id} chosen={members} onChange={setMembers} /> : null}
        <div className={styles.buttons}>
          <Button
            appearance="primary"
            icon={run.data ? <ArrowClockwiseRegular /> : <FlashPlayRegular />}
            disabledFocusable={run.isPending || name === ''}
            onClick={() => run.mutate()}
          >
            {run.data ? texts.retry : texts.provision}
          </Button>
          <Button onClick={onOther} disabledFocusable={run.isPending}>
            {texts.chooseAnother}
          </Button>
        </div>
      </SectionCard>
      <div ref={result} aria-live="polite">
        {run.isPending ? <Spinner label={texts.provisioning(name)} /> : null}
        {run.data && !run.isPending ? <RunResult key={run.data.entryIds[0]} run={run.data} /> : null}
      </div>
    </>
  );
}
