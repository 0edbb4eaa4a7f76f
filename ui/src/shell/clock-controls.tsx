/** The virtual clock: time, speed, and moving forward. */
import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ClockRegular, DismissRegular, FastForwardRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { advance, cancelAdvance, setSpeed } from '../api/control.ts';
import { useNotices } from '../components/notices.tsx';
import { formatTime } from '../components/times.ts';
import { useVirtualNow } from '../live/virtual-now.ts';
import { texts } from '../texts/texts.ts';

const SPEEDS = [0, 1, 10, 60, 600, 2400];

const useStyles = makeStyles({
  clock: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  time: { fontVariantNumeric: 'tabular-nums', minWidth: '11.5rem' },
});

export function ClockControls() {
  const styles = useStyles();
  const client = useQueryClient();
  const { done: _done, failed } = useNotices();
  const { nowMs, clock } = useVirtualNow();
  const run = (work: Promise<unknown>) => {
    work.then(() => client.invalidateQueries({ queryKey: ['clock'] }), failed);
  };
  const speeds = clock && !SPEEDS.includes(clock.speed) ? [...SPEEDS, clock.speed].sort((a, b) => a - b) : SPEEDS;
  const isAdvancing = clock?.status === 'advancing';
  return (
    <section className={styles.clock} aria-label={texts.clock.label}>
      <ClockRegular aria-hidden />
      <Text className={styles.time}>
        {isAdvancing && clock.target
          ? texts.clock.advancing(formatTime(clock.target))
          : nowMs === null
            ? ''
            : formatTime(nowMs)}
      </Text>
      <Select
        aria-label={texts.clock.speed}
        value={String(clock?.speed ?? 1)}
        onChange={(_event, { value }) => run(setSpeed(Number(value)))}
      >
        {speeds.map((speed) => (
          <option key={speed} value={String(speed)}>
            {texts.clock.times(speed)}
          </option>
        ))}
      </Select>
      {isAdvancing ? (
        <Button icon={<DismissRegular />} onClick={() => run(cancelAdvance())}>
          {texts.clock.cancel}
        </Button>
      ) : (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button icon={<FastForwardRegular />} aria-label={texts.clock.advance} title={texts.clock.advance} />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {Object.entries(texts.clock.spans).map(([span, label]) => (
                <MenuItem key={span} onClick={() => run(advance(span))}>
                  {label}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
    </section>
  );
}
