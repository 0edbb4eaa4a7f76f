/** A menu of files that the simulator makes of what is shown; each is a link, so the browser asks where to put it. */
import { Menu, MenuItemLink, MenuList, MenuPopover, MenuTrigger, ToolbarButton } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import type { ReactNode } from 'react';

interface DownloadMenuProps {
  label: string;
  hint: string;
  files: readonly { label: string; href: string }[];
}

export function DownloadMenu({ label, hint, files }: DownloadMenuProps): ReactNode {
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <ToolbarButton icon={<ArrowDownloadRegular />} title={hint}>
          {label}
        </ToolbarButton>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {files.map(({ label: name, href }) => (
            <MenuItemLink key={name} href={href} download>
              {name}
            </MenuItemLink>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
