/**
 * The pane at the right that shows one object of a list: beside the list where there is room, over it where there
 * isn't. Takes the focus when it opens and gives it back to the row when it closes.
 */
import {
  Button,
  DrawerBody,
  DrawerHeader,
  DrawerHeaderTitle,
  InlineDrawer,
  makeStyles,
  OverlayDrawer,
  tokens,
} from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useMedia, WIDE } from '../hooks/use-media.ts';
import { common } from '../texts/common.ts';

const useStyles = makeStyles({
  inline: { width: 'clamp(380px, 42%, 640px)', height: '100%', flexShrink: 0 },
  overlay: { width: 'min(100vw, 640px)' },
  title: { outlineStyle: 'none', overflowWrap: 'anywhere' },
  subtitle: { color: tokens.colorNeutralForeground3 },
  actions: { display: 'flex', flexShrink: 0 },
  body: { paddingBottom: tokens.spacingVerticalXXL },
});

interface DetailsPaneProps {
  title: string;
  subtitle?: ReactNode;
  /** At the left of the button that closes. */
  actions?: ReactNode;
  onClose(): void;
  children: ReactNode;
}

export function DetailsPane(props: DetailsPaneProps): ReactNode {
  const isWide = useMedia(WIDE);
  return isWide ? <PaneBeside {...props} /> : <PaneOver {...props} />;
}

function PaneBeside({ title, subtitle, actions, onClose, children }: DetailsPaneProps): ReactNode {
  const styles = useStyles();
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    const before = document.activeElement;
    heading.current?.focus({ preventScroll: true });
    return () => {
      // Only if nothing else has taken the focus in the meantime.
      if (document.activeElement === document.body && before instanceof HTMLElement && before.isConnected)
        before.focus();
    };
  }, []);

  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented) onClose();
  };
  return (
    <InlineDrawer
      open
      separator
      position="end"
      className={styles.inline}
      role="region"
      aria-label={title}
      onKeyDown={onKeyDown}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ ref: heading, tabIndex: -1, className: styles.title }}
          action={<PaneActions actions={actions} onClose={onClose} />}
        >
          {title}
        </DrawerHeaderTitle>
        {subtitle ? <div className={styles.subtitle}>{subtitle}</div> : null}
      </DrawerHeader>
      <DrawerBody className={styles.body}>{children}</DrawerBody>
    </InlineDrawer>
  );
}

function PaneOver({ title, subtitle, actions, onClose, children }: DetailsPaneProps): ReactNode {
  const styles = useStyles();
  return (
    <OverlayDrawer
      open
      position="end"
      className={styles.overlay}
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
    >
      <DrawerHeader>
        <DrawerHeaderTitle
          heading={{ className: styles.title }}
          action={<PaneActions actions={actions} onClose={onClose} />}
        >
          {title}
        </DrawerHeaderTitle>
        {subtitle ? <div className={styles.subtitle}>{subtitle}</div> : null}
      </DrawerHeader>
      <DrawerBody className={styles.body}>{children}</DrawerBody>
    </OverlayDrawer>
  );
}

function PaneActions({ actions, onClose }: Pick<DetailsPaneProps, 'actions' | 'onClose'>): ReactNode {
  const styles = useStyles();
  return (
    <span className={styles.actions}>
      {actions}
      <Button appearance="subtle" icon={<DismissRegular />} aria-label={common.close} onClick={onClose} />
    </span>
  );
}
