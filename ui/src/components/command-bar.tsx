/** The row of commands at the top of a screen (P-105); what doesn't fit moves into a menu. */
import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  Overflow,
  OverflowItem,
  Toolbar,
  ToolbarButton,
  Tooltip,
  tokens,
  useIsOverflowItemVisible,
  useOverflowMenu,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import type { ReactElement, ReactNode } from 'react';
import { onSingleClick } from '../hooks/second-click.ts';
import { common } from '../texts/common.ts';

export interface Command {
  key: string;
  label: string;
  icon: ReactElement;
  onRun(): void;
  isDisabled?: boolean;
  /** The one command that is most likely wanted next. */
  isPrimary?: boolean;
  /** Said on hover and to screen readers. */
  hint?: string;
}

const useStyles = makeStyles({
  bar: {
    minWidth: 0,
    overflow: 'hidden',
    padding: `${tokens.spacingVerticalXS} 0`,
    columnGap: tokens.spacingHorizontalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  button: { flexShrink: 0, whiteSpace: 'nowrap' },
});

interface CommandBarProps {
  label: string;
  commands: readonly Command[];
  /** Stands behind the commands, such as a filter. */
  children?: ReactNode;
}

export function CommandBar({ label, commands, children }: CommandBarProps): ReactNode {
  const styles = useStyles();
  return (
    <Overflow padding={48}>
      <Toolbar aria-label={label} className={styles.bar}>
        {commands.map((command) => (
          <OverflowItem key={command.key} id={command.key} priority={command.isPrimary ? 1 : 0}>
            <CommandButton command={command} />
          </OverflowItem>
        ))}
        <OverflowMenu commands={commands} />
        {children}
      </Toolbar>
    </Overflow>
  );
}

function CommandButton({ command, ...rest }: { command: Command }): ReactNode {
  const styles = useStyles();
  const button = (
    <ToolbarButton
      {...rest}
      className={styles.button}
      appearance={command.isPrimary ? 'primary' : 'subtle'}
      icon={command.icon}
      disabledFocusable={command.isDisabled ?? false}
      onClick={onSingleClick(command.onRun)}
    >
      {command.label}
    </ToolbarButton>
  );
  if (command.hint === undefined) return button;
  return (
    <Tooltip content={command.hint} relationship="description">
      {button}
    </Tooltip>
  );
}

function OverflowMenu({ commands }: { commands: readonly Command[] }): ReactNode {
  const { ref, isOverflowing } = useOverflowMenu<HTMLDivElement>();
  if (!isOverflowing) return null;
  return (
    <div ref={ref}>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button appearance="subtle" icon={<MoreHorizontalRegular />} aria-label={common.moreCommands} />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {commands.map((command) => (
              <OverflowMenuItem key={command.key} command={command} />
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
    </div>
  );
}

function OverflowMenuItem({ command }: { command: Command }): ReactNode {
  if (useIsOverflowItemVisible(command.key)) return null;
  return (
    <MenuItem icon={command.icon} disabled={command.isDisabled ?? false} onClick={command.onRun}>
      {command.label}
    </MenuItem>
  );
}
