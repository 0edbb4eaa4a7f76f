/** Moves the clock by a span that somebody types, or to a virtual time. */
import { Button, Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { type FormEvent, type ReactNode, useState } from 'react';
import { localFieldOf } from '../../format/times.ts';
import { useVirtualNow } from '../../live/use-virtual-now.ts';
import { virtualClock } from '../../live/virtual-clock.ts';
import type { ClockCommands } from '../../shell/clock/use-clock-commands.ts';
import { timeTexts as texts } from '../../texts/clock.ts';

type Unit = keyof typeof texts.units;

const unitMs: Record<Unit, number> = { minutes: 60_000, hours: 3_600_000, days: 86_400_000 };
const spanOf: Record<Unit, (amount: number) => string> = {
  minutes: (amount) => `PT${amount}M`,
  hours: (amount) => `PT${amount}H`,
  days: (amount) => `P${amount}D`,
};
/** As the control API has it: the tries end after 28 days, the log keeps 30. */
const MOST_MS = 400 * unitMs.days;

const useStyles = makeStyles({
  form: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-start', gap: tokens.spacingHorizontalS },
  amount: { width: '96px' },
  unit: { width: '116px' },
  time: { width: '220px', maxWidth: '100%' },
  // Fluent's own least width is wider than the fields here.
  field: { width: '100%', minWidth: 0 },
  // In line with the fields, whose labels stand above them.
  button: { marginTop: '26px' },
});

export function SpanForm({ clock }: { clock: ClockCommands }): ReactNode {
  const styles = useStyles();
  const [amount, setAmount] = useState('90');
  const [unit, setUnit] = useState<Unit>('minutes');
  const number = Number(amount);
  const problem =
    !Number.isInteger(number) || number < 1
      ? texts.positive
      : number * unitMs[unit] > MOST_MS
        ? texts.tooFar
        : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (problem === undefined && !clock.isAdvancing) clock.advance({ span: spanOf[unit](number) });
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={texts.advanceBy}>
      <Field label={texts.amount} className={styles.amount} validationMessage={problem ?? null}>
        <Input
          className={styles.field}
          type="number"
          min={1}
          value={amount}
          onChange={(_event, { value }) => setAmount(value)}
        />
      </Field>
      <Field label={texts.unit} className={styles.unit}>
        <Select className={styles.field} value={unit} onChange={(_event, { value }) => setUnit(value as Unit)}>
          {(Object.keys(texts.units) as Unit[]).map((each) => (
            <option key={each} value={each}>
              {texts.units[each]}
            </option>
          ))}
        </Select>
      </Field>
      <Button
        type="submit"
        className={styles.button}
        aria-label={texts.advanceBy}
        disabledFocusable={clock.isAdvancing || problem !== undefined}
      >
        {texts.advance}
      </Button>
    </form>
  );
}

export function DateForm({ clock }: { clock: ClockCommands }): ReactNode {
  const styles = useStyles();
  const nowMs = useVirtualNow('minute');
  const [typed, setTyped] = useState<string>();
  // A day ahead, by whole hours: what nobody typed follows the clock, but not at every tick.
  const to = typed ?? localFieldOf(Math.ceil(nowMs / unitMs.hours) * unitMs.hours + unitMs.days);
  const [problem, setProblem] = useState<string>();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const spanMs = new Date(to).getTime() - virtualClock.nowMs();
    if (!(spanMs > 0)) return setProblem(texts.notBack);
    if (spanMs > MOST_MS) return setProblem(texts.tooFar);
    setProblem(undefined);
    if (clock.isAdvancing) return;
    clock.advance({ to: new Date(to).toISOString() }, () => setTyped(undefined));
  };
  return (
    <form className={styles.form} onSubmit={submit} aria-label={texts.advanceTo}>
      <Field label={texts.to} className={styles.time} validationMessage={problem ?? null}>
        <Input
          className={styles.field}
          type="datetime-local"
          step={1}
          value={to}
          onChange={(_event, { value }) => setTyped(value)}
        />
      </Field>
      <Button
        type="submit"
        className={styles.button}
        aria-label={texts.advanceTo}
        disabledFocusable={clock.isAdvancing}
      >
        {texts.advance}
      </Button>
    </form>
  );
}
