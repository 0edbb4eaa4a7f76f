/** Asks before a restart, and which parts of the job's memory it is to lose (E-201, G-48). */
import { Caption1, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { DialogFrame } from '../../components/dialog-frame.tsx';
import { restartTexts as texts } from '../../texts/overview.ts';

type Part = keyof typeof texts.parts;

const parts = Object.keys(texts.parts) as Part[];
/** What the portal's button resets. */
const PORTAL: readonly Part[] = ['Watermark', 'Escrows', 'QuarantineState'];

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground2, paddingLeft: tokens.spacingHorizontalXXXL },
  part: { display: 'flex', flexDirection: 'column' },
});

interface RestartDialogProps {
  /** Null stands for what the portal resets. */
  onRestart(resetScope: string | null): void;
  onClose(): void;
}

export function RestartDialog({ onRestart, onClose }: RestartDialogProps): ReactNode {
  const styles = useStyles();
  const [chosen, setChosen] = useState<readonly Part[]>(PORTAL);
  const restart = () => {
    onRestart(scopeOf(chosen));
    onClose();
  };
  return (
    <DialogFrame
      isAlert
      title={texts.title}
      submit={texts.confirm}
      isSubmitOff={chosen.length === 0}
      onSubmit={restart}
      onClose={onClose}
    >
      {texts.text}
      {parts.map((part) => (
        <div key={part} className={styles.part}>
          <Checkbox
            label={texts.parts[part].name}
            checked={chosen.includes(part)}
            aria-describedby={`restart-${part}`}
            onChange={(_event, { checked }) =>
              setChosen(checked ? [...chosen, part] : chosen.filter((each) => each !== part))
            }
          />
          <span id={`restart-${part}`} className={styles.hint}>
            {texts.parts[part].hint}
          </span>
        </div>
      ))}
      <Caption1 role="status">{chosen.length === 0 ? texts.nothing : null}</Caption1>
    </DialogFrame>
  );
}

function scopeOf(chosen: readonly Part[]): string | null {
  const isPortals = chosen.length === PORTAL.length && PORTAL.every((part) => chosen.includes(part));
  return isPortals ? null : chosen.join(', ');
}
