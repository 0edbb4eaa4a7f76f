/** The date filter of both logs: a span back from virtual now, or between two virtual times. */
import { Field, Input } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { type DateRange, type DateSpan, dateRanges } from '../../api/log-dates.ts';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { PillMenu } from '../../components/pill-menu.tsx';
import { formatTime, localFieldOf } from '../../format/times.ts';
import { virtualClock } from '../../live/virtual-clock.ts';
import { logTexts as texts } from '../../texts/logs.ts';

const ANY = 'any';
const CUSTOM = 'custom';
const DAY_MS = 86_400_000;

interface DateFilterProps<F extends DateSpan> {
  filter: F;
  onChange(filter: F): void;
}

export function DateFilter<F extends DateSpan>({ filter, onChange }: DateFilterProps<F>): ReactNode {
  const [isCustom, setCustom] = useState(false);
  const set = (date: DateSpan) => {
    const { range: _range, from: _from, to: _to, ...rest } = filter;
    onChange({ ...rest, ...date } as F);
  };
  const onChoose = ([value]: string[]) => {
    if (value === CUSTOM) setCustom(true);
    else set(value === undefined || value === ANY ? {} : { range: value as DateRange });
  };
  return (
    <>
      <PillMenu
        text={texts.pill(texts.date, summaryOf(filter))}
        choices={[
          { value: ANY, label: texts.anyDate },
          ...(Object.keys(dateRanges) as DateRange[]).map((value) => ({ value, label: texts.ranges[value] })),
          { value: CUSTOM, label: texts.custom },
        ]}
        chosen={[filter.range ?? (filter.from || filter.to ? CUSTOM : ANY)]}
        onChange={onChoose}
      />
      {isCustom ? <CustomDates filter={filter} onApply={set} onClose={() => setCustom(false)} /> : null}
    </>
  );
}

interface CustomDatesProps {
  filter: DateSpan;
  onApply(dates: DateSpan): void;
  onClose(): void;
}

function CustomDates({ filter, onApply, onClose }: CustomDatesProps): ReactNode {
  const [from, setFrom] = useState(() => localFieldOf(filter.from ?? virtualClock.nowMs() - DAY_MS));
  const [to, setTo] = useState(() => (filter.to ? localFieldOf(filter.to) : ''));
  const isReversed = from !== '' && to !== '' && new Date(from).getTime() > new Date(to).getTime();
  const apply = () => {
    onApply({
      ...(from ? { from: new Date(from).toISOString() } : {}),
      ...(to ? { to: new Date(to).toISOString() } : {}),
    });
    onClose();
  };
  return (
    <DialogFrame
      form
      title={texts.customTitle}
      submit={texts.apply}
      isSubmitOff={isReversed}
      onSubmit={apply}
      onClose={onClose}
    >
      <Field label={texts.customFrom}>
        <Input type="datetime-local" step={1} value={from} onChange={(_event, data) => setFrom(data.value)} />
      </Field>
      <Field label={texts.customTo} {...(isReversed ? { validationMessage: texts.reversed } : {})}>
        <Input type="datetime-local" step={1} value={to} onChange={(_event, data) => setTo(data.value)} />
      </Field>
    </DialogFrame>
  );
}

function summaryOf({ range, from, to }: DateSpan): string {
  if (range) return texts.ranges[range];
  if (!from && !to) return texts.anyDate;
  return texts.between(from ? formatTime(from) : null, to ? formatTime(to) : null);
}
