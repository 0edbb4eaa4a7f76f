/** A menu of files that the simulator makes of what is shown; each is a link, so the browser asks where to put it. */
import { Menu, MenuItemLink, MenuList, MenuPopover, MenuTrigger, ToolbarButton } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import type { ReactNode } from 'react';

interface DownloadMenuProps {
  label: string;
  hint: string;
  /** Without a name, the answer says what the file is called. */
  files: readonly { label: string; href: string; name?: string }[];
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
          {files.map(({ label: text, href, name }) => (
            <MenuItemLink key={text} href={href} download={name ?? true}>
              {text}
            </MenuItemLink>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
