/** A filter as a pill that opens a menu, as the portal has them. */
import {
  Menu,
  MenuButton,
  MenuItemCheckbox,
  MenuItemRadio,
  MenuList,
  MenuPopover,
  MenuTrigger,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  pill: { fontWeight: tokens.fontWeightRegular, maxWidth: '100%' },
  text: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', maxWidth: '260px' },
  // Wide enough for the longest error code.
  popover: { maxHeight: '60vh', maxWidth: 'min(640px, 96vw)' },
  item: { maxWidth: 'none', overflowWrap: 'anywhere' },
});

export interface Choice {
  value: string;
  label: string;
}

interface PillMenuProps {
  /** What the pill says: `Status: All`. */
  text: string;
  choices: readonly Choice[];
  chosen: readonly string[];
  /** Several can hold at once. */
  isMultiple?: boolean;
  onChange(chosen: string[]): void;
}

export function PillMenu({ text, choices, chosen, isMultiple = false, onChange }: PillMenuProps): ReactNode {
  const styles = useStyles();
  const Item = isMultiple ? MenuItemCheckbox : MenuItemRadio;
  return (
    <Menu
      checkedValues={{ chosen: [...chosen] }}
      persistOnItemClick={isMultiple}
      onCheckedValueChange={(_event, { checkedItems }) => onChange(checkedItems)}
    >
      <MenuTrigger disableButtonEnhancement>
        <MenuButton className={styles.pill} shape="circular" size="small">
          <span className={styles.text}>{text}</span>
        </MenuButton>
      </MenuTrigger>
      <MenuPopover className={styles.popover}>
        <MenuList>
          {choices.map(({ value, label }) => (
            <Item key={value} name="chosen" value={value} className={styles.item}>
              {label}
            </Item>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
