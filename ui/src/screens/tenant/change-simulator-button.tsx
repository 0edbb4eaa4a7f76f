/** Switches made-up changes in the tenant on and off, and sets their rate. */
import {
  Button,
  Caption1,
  Field,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Slider,
  Subtitle2,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { PeopleSyncRegular } from '@fluentui/react-icons/svg/people-sync';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { setChangeSimulator } from '../../api/control.ts';
import { queries } from '../../api/queries.ts';
import type { ChangeSimulatorState } from '../../api/types.ts';
import { useAction } from '../../hooks/use-action.ts';
import { useMedia } from '../../hooks/use-media.ts';
import { changeSimulatorTexts as texts } from '../../texts/tenant.ts';

const useStyles = makeStyles({
  button: { fontWeight: tokens.fontWeightRegular, whiteSpace: 'nowrap', flexShrink: 0 },
  surface: {
    width: '300px',
    boxSizing: 'border-box',
    display: 'flex',
    flexDirection: 'column',
    rowGap: tokens.spacingVerticalM,
  },
  hint: { color: tokens.colorNeutralForeground2 },
});

/** Rates that the slider stops at, in changes per virtual hour. */
const rates = [1, 2, 6, 12, 30, 60, 120, 300, 600];

export function ChangeSimulatorButton(): ReactNode {
  const styles = useStyles();
  const { data } = useQuery(queries.changeSimulator());
  const isRoomy = useMedia('(min-width: 640px)');
  const label = texts.button(data?.enabled ? data.changesPerHour : null);
  return (
    <Popover trapFocus positioning="below-end">
      <PopoverTrigger disableButtonEnhancement>
        <Button
          className={styles.button}
          appearance="subtle"
          icon={<PeopleSyncRegular />}
          {...(isRoomy ? {} : { 'aria-label': label, title: label })}
        >
          {isRoomy ? label : null}
        </Button>
      </PopoverTrigger>
      <PopoverSurface className={styles.surface} aria-label={texts.title}>
        <Subtitle2 as="h2">{texts.title}</Subtitle2>
        <Caption1 className={styles.hint}>{texts.hint}</Caption1>
        {data ? <Controls state={data} /> : null}
      </PopoverSurface>
    </Popover>
  );
}

function Controls({ state }: { state: ChangeSimulatorState }): ReactNode {
  const client = useQueryClient();
  const { queryKey } = queries.changeSimulator();
  const change = useAction<Partial<ChangeSimulatorState>>({
    run: async (given) => client.setQueryData(queryKey, await setChangeSimulator(given)),
    touches: [],
  });
  // While the slider moves, only the page follows it.
  const [moving, setMoving] = useState<number | null>(null);
  const rate = moving ?? state.changesPerHour;
  const settle = () => {
    if (moving === null) return;
    change.mutate({ changesPerHour: moving });
    setMoving(null);
  };
  return (
    <>
      <Switch
        label={texts.switch}
        checked={state.enabled}
        onChange={(_event, { checked }) => change.mutate({ enabled: checked })}
      />
      <Field label={`${texts.rate}: ${rate}`}>
        <Slider
          min={0}
          max={rates.length - 1}
          value={nearestRate(rate)}
          aria-valuetext={String(rate)}
          onChange={(_event, { value }) => setMoving(rates[value] ?? rate)}
          onPointerUp={settle}
          onKeyUp={settle}
          onBlur={settle}
        />
      </Field>
    </>
  );
}

function nearestRate(rate: number): number {
  const index = rates.findIndex((candidate) => candidate >= rate);
  return index < 0 ? rates.length - 1 : index;
}
