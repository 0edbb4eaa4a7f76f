/** Fluent's link, to a screen of the page. */
import { Link } from '@fluentui/react-components';
import type { MouseEvent, ReactNode } from 'react';
import { useHref, useNavigate } from 'react-router';

interface RouterLinkProps {
  to: string;
  className?: string | undefined;
  label?: string | undefined;
  /** Goes there when it is simply clicked, where the address isn't all there is to it. */
  onGo?(): void;
  children: ReactNode;
}

export function RouterLink({ to, className, label, onGo, children }: RouterLinkProps): ReactNode {
  const href = useHref(to);
  const onClick = useLinkClick(to, onGo);
  return (
    <Link href={href} onClick={onClick} className={className} aria-label={label}>
      {children}
    </Link>
  );
}

/** Moves within the page when a link is simply clicked; leaves new tabs and windows to the browser. */
export function useLinkClick(to: string, onGo?: () => void): (event: MouseEvent) => void {
  const navigate = useNavigate();
  return (event) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    if (onGo) onGo();
    else void navigate(to);
  };
}
