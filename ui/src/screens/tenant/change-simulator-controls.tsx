/** The change simulator: a switch and a rate, so that a demonstration stays alive. */
import { makeStyles, SpinButton, Switch, Text, tokens } from '@fluentui/react-components';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { setChangeSimulator } from '../../api/control.ts';
import { queries } from '../../api/queries.ts';
import type { ChangeSimulatorState } from '../../api/types.ts';
import { useNotices } from '../../components/notices.tsx';
import { texts } from '../../texts/texts.ts';

const useStyles = makeStyles({
  row: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'center', flexWrap: 'wrap' },
  rate: { width: '7rem' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

export function ChangeSimulatorControls() {
  const styles = useStyles();
  const client = useQueryClient();
  const { failed } = useNotices();
  const { data } = useQuery(queries.changeSimulator());
  const set = (change: Partial<ChangeSimulatorState>) => {
    setChangeSimulator(change).then((state) => client.setQueryData(['changeSimulator'], state), failed);
  };
  return (
    <div className={styles.row}>
      <Switch
        label={texts.directory.changeSimulator}
        checked={data?.enabled ?? false}
        disabled={!data}
        onChange={(_event, { checked }) => set({ enabled: checked })}
      />
      <SpinButton
        className={styles.rate}
        aria-label={texts.directory.perHour}
        min={1}
        max={10_000}
        value={data?.changesPerHour ?? 0}
        disabled={!data}
        onChange={(_event, { value, displayValue }) => {
          const rate = value ?? Number(displayValue);
          if (Number.isFinite(rate) && rate > 0) set({ changesPerHour: rate });
        }}
      />
      <Text className={styles.quiet}>{`${texts.directory.perHour} — ${texts.directory.changeSimulatorHint}`}</Text>
    </div>
  );
}
