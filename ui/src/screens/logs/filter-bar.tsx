/** The filters of the log (P-903). */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useQuery } from '@tanstack/react-query';
import { memo, type ReactNode } from 'react';
import type { ProvisioningAction, ProvisioningStatus } from '../../../../simulator/model/log.ts';
import { actions, isUnfiltered, type LogFilter, statuses } from '../../api/log-filter.ts';
import { queries } from '../../api/queries.ts';
import type { JobActivity } from '../../api/types.ts';
import { type Choice, PillMenu } from '../../components/pill-menu.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { formatTime } from '../../format/times.ts';
import { actionTexts, statusTexts, logTexts as texts } from '../../texts/logs.ts';
import { overviewTexts } from '../../texts/overview.ts';
import { DateFilter } from './date-filter.tsx';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

interface FilterBarProps {
  filter: LogFilter;
  onChange(filter: LogFilter): void;
  jobId: string;
}

/** Drawn again only when the filter or its choices change, not with each entry that comes in. */
export const FilterBar = memo(function FilterBar({ filter, onChange, jobId }: FilterBarProps): ReactNode {
  const styles = useStyles();
  return (
    <search aria-label={texts.filters} className={styles.bar}>
      <SearchField
        label={texts.identityLabel}
        placeholder={texts.identitySearch}
        value={filter.identity ?? ''}
        onChange={(identity) => onChange({ ...filter, identity })}
      />
      <DateFilter filter={filter} onChange={onChange} />
      <PillMenu
        isMultiple
        text={texts.pill(texts.status, listed(filter.status, statusTexts))}
        choices={statuses.map((value) => ({ value, label: statusTexts[value] }))}
        chosen={filter.status ?? []}
        onChange={(status) => onChange({ ...filter, status: status as ProvisioningStatus[] })}
      />
      <PillMenu
        isMultiple
        text={texts.pill(texts.action, listed(filter.action, actionTexts))}
        choices={actions.map((value) => ({ value, label: actionTexts[value] }))}
        chosen={filter.action ?? []}
        onChange={(action) => onChange({ ...filter, action: action as ProvisioningAction[] })}
      />
      <ErrorCodeFilter filter={filter} onChange={onChange} jobId={jobId} />
      <CycleFilter filter={filter} onChange={onChange} jobId={jobId} />
      {isUnfiltered(filter) ? null : (
        <Button appearance="subtle" size="small" icon={<DismissRegular />} onClick={() => onChange({})}>
          {texts.clear}
        </Button>
      )}
    </search>
  );
});

/** Codes that never occurred are not offered (P-904), but for those that the address names; frequent ones first. */
function ErrorCodeFilter({ filter, onChange, jobId }: FilterBarProps): ReactNode {
  const { data: occurred = [] } = useQuery(queries.errorCodes(jobId));
  const chosen = filter.errorCode ?? [];
  const counts = new Map(occurred.map(({ errorCode, entries }) => [errorCode, entries]));
  const codes = [...new Set([...counts.keys(), ...chosen])];
  if (codes.length === 0) return null;
  return (
    <PillMenu
      isMultiple
      text={texts.pill(texts.errorCode, chosen.join(', ') || texts.all)}
      choices={codes.map((code) => ({ value: code, label: texts.counted(code, counts.get(code) ?? 0) }))}
      chosen={chosen}
      onChange={(errorCode) => onChange({ ...filter, errorCode })}
    />
  );
}

const EVERY = 'all';

function CycleFilter({ filter, onChange, jobId }: FilterBarProps): ReactNode {
  const { data: known = [] } = useQuery({ ...queries.jobActivity(jobId), select: choicesOf });
  const choices = [...known];
  // An address may name a cycle that is no longer among the last ones.
  if (filter.cycle && !choices.some(({ value }) => value === filter.cycle)) {
    choices.push({ value: filter.cycle, label: filter.cycle });
  }
  const chosen = choices.find(({ value }) => value === filter.cycle);
  return (
    <PillMenu
      text={texts.pill(texts.cycle, chosen?.label ?? texts.all)}
      choices={[{ value: EVERY, label: texts.allCycles }, ...choices]}
      chosen={[filter.cycle ?? EVERY]}
      onChange={([cycle]) => onChange({ ...filter, cycle: cycle === EVERY || cycle === undefined ? '' : cycle })}
    />
  );
}

function choicesOf({ cycle, lastCycles }: JobActivity): Choice[] {
  const known = cycle ? [cycle, ...lastCycles] : lastCycles;
  return known.map(({ cycleId, kind, began }) => ({
    value: cycleId,
    label: `${overviewTexts.kinds[kind]}, ${formatTime(began)}`,
  }));
}

function listed<V extends string>(values: readonly V[] | undefined, names: Record<V, string>): string {
  return values?.length ? values.map((value) => names[value]).join(', ') : texts.all;
}
