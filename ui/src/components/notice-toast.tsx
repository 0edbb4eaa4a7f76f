/** A message in the corner, with what can be done next. */
import { Button, Link, Toast, ToastBody, ToastFooter, ToastTitle, ToastTrigger } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { ReactElement } from 'react';
import { common } from '../texts/common.ts';

export interface Notice {
  title: string;
  body?: string;
  action?: { label: string; run(): void };
}

export function NoticeToast({ title, body, action }: Notice): ReactElement {
  return (
    <Toast>
      <ToastTitle
        action={
          <ToastTrigger>
            <Button appearance="transparent" size="small" icon={<DismissRegular />} aria-label={common.close} />
          </ToastTrigger>
        }
      >
        {title}
      </ToastTitle>
      {body ? <ToastBody>{body}</ToastBody> : null}
      {action ? (
        <ToastFooter>
          <ToastTrigger>
            <Link as="button" onClick={action.run}>
              {action.label}
            </Link>
          </ToastTrigger>
        </ToastFooter>
      ) : null}
    </Toast>
  );
}
