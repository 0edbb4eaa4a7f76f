/** Short messages in the corner: that something was done, or why it wasn't and what to do. */
import { useToastController } from '@fluentui/react-components';
import { useMemo } from 'react';
import { ApiError } from '../api/http.ts';
import { type Notice, NoticeToast } from '../components/notice-toast.tsx';
import { errorTexts } from '../texts/common.ts';

export const TOASTER = 'notices';

const READING_MS = 6000;

export interface Notify {
  done(title: string, more?: Pick<Notice, 'body' | 'action'>): void;
  failed(error: unknown): void;
}

export function useNotify(): Notify {
  const { dispatchToast } = useToastController(TOASTER);
  return useMemo(() => {
    const show = (notice: Notice, intent: 'success' | 'error') =>
      dispatchToast(NoticeToast(notice), {
        intent,
        timeout: intent === 'error' ? 2 * READING_MS : READING_MS,
        pauseOnHover: true,
      });
    return {
      done: (title, more = {}) => show({ title, ...more }, 'success'),
      failed: (error) => show(noticeOf(error), 'error'),
    };
  }, [dispatchToast]);
}

function noticeOf(error: unknown): Notice {
  return { title: errorTexts.actionFailed, body: errorTexts.explained(asApiError(error)).join(' ') };
}

export function asApiError(error: unknown): ApiError {
  return error instanceof ApiError ? error : new ApiError('PageError', String(error), 0);
}
