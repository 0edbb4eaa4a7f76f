/** What happened after a command: a toast, or the error with what to do next. */
import { Toast, ToastBody, Toaster, ToastTitle, useId, useToastController } from '@fluentui/react-components';
import { createContext, type ReactNode, useCallback, useContext, useMemo } from 'react';
import { texts } from '../texts/texts.ts';

interface Notices {
  done(text: string): void;
  failed(error: unknown): void;
}

const NoticesContext = createContext<Notices>({ done: () => undefined, failed: () => undefined });

export function useNotices(): Notices {
  return useContext(NoticesContext);
}

export function NoticesProvider({ children }: { children: ReactNode }) {
  const toasterId = useId('toaster');
  const { dispatchToast } = useToastController(toasterId);
  const done = useCallback(
    (text: string) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{text}</ToastTitle>
        </Toast>,
        { intent: 'success', timeout: 4000 },
      ),
    [dispatchToast],
  );
  const failed = useCallback(
    (error: unknown) =>
      dispatchToast(
        <Toast>
          <ToastTitle>{texts.error.title}</ToastTitle>
          <ToastBody>{error instanceof Error ? error.message : String(error)}</ToastBody>
        </Toast>,
        { intent: 'error', timeout: 12_000 },
      ),
    [dispatchToast],
  );
  const notices = useMemo(() => ({ done, failed }), [done, failed]);
  return (
    <NoticesContext.Provider value={notices}>
      {children}
      <Toaster toasterId={toasterId} position="bottom-end" />
    </NoticesContext.Provider>
  );
}
