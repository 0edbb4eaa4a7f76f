/** Chooses light, dark, or what the system says. */
import { Button, Menu, MenuItemRadio, MenuList, MenuPopover, MenuTrigger, Tooltip } from '@fluentui/react-components';
import { DarkThemeRegular } from '@fluentui/react-icons/svg/dark-theme';
import type { ReactNode } from 'react';
import { shell } from '../texts/shell.ts';
import { chooseTheme, type ThemeChoice, useThemeChoice } from './theme.ts';

const choices: ThemeChoice[] = ['system', 'light', 'dark'];

export function ThemeMenu(): ReactNode {
  const choice = useThemeChoice();
  return (
    <Menu
      checkedValues={{ theme: [choice] }}
      onCheckedValueChange={(_event, { checkedItems }) => chooseTheme(checkedItems[0] as ThemeChoice)}
    >
      <MenuTrigger disableButtonEnhancement>
        <Tooltip content={shell.theme.label} relationship="label">
          <Button appearance="subtle" icon={<DarkThemeRegular />} />
        </Tooltip>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {choices.map((value) => (
            <MenuItemRadio key={value} name="theme" value={value}>
              {shell.theme[value]}
            </MenuItemRadio>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
