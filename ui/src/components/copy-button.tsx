/** Copies a text; says so for a moment. */
import { Button, type ButtonProps, Tooltip } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { type ReactNode, useEffect, useState } from 'react';
import { useNotify } from '../hooks/use-notify.ts';
import { common } from '../texts/common.ts';

const SAYING_MS = 2000;

interface CopyButtonProps {
  text: string;
  /** What is copied, for screen readers and the tooltip: `Copy job ID`. */
  label: string;
  /** Shown beside the icon. */
  caption?: string;
  size?: ButtonProps['size'];
}

export function CopyButton({ text, label, caption, size = 'small' }: CopyButtonProps): ReactNode {
  const [isCopied, setCopied] = useState(false);
  const notify = useNotify();

  useEffect(() => {
    if (!isCopied) return;
    const timer = setTimeout(() => setCopied(false), SAYING_MS);
    return () => clearTimeout(timer);
  }, [isCopied]);

  const copy = () => navigator.clipboard.writeText(text).then(() => setCopied(true), notify.failed);
  return (
    <Tooltip content={isCopied ? common.copied : label} relationship={caption ? 'description' : 'label'}>
      <Button
        size={size}
        appearance="subtle"
        icon={isCopied ? <CheckmarkRegular /> : <CopyRegular />}
        onClick={() => void copy()}
      >
        {caption}
      </Button>
    </Tooltip>
  );
}
