/** Asks before what was typed is lost: by going to another screen, or by closing the page or reading it anew. */
import { type ReactNode, useEffect } from 'react';
import { type BlockerFunction, useBlocker } from 'react-router';
import { DialogFrame } from '../components/dialog-frame.tsx';
import { unsaved } from '../hooks/use-unsaved.ts';
import { useObservable } from '../live/observable.ts';
import { shell as texts } from '../texts/shell.ts';

/** Mounted once, around the screens: the router knows one blocker. */
export function UnsavedGuard(): ReactNode {
  const blocker = useBlocker(losesForm);
  const isAny = useObservable(unsaved).size > 0;
  useEffect(() => {
    if (!isAny) return;
    window.addEventListener('beforeunload', askToStay);
    return () => window.removeEventListener('beforeunload', askToStay);
  }, [isAny]);
  return (
    <DialogFrame
      isAlert
      isOpen={blocker.state === 'blocked'}
      title={texts.leaveTitle}
      submit={texts.leave}
      leave={texts.stay}
      onSubmit={() => blocker.proceed?.()}
      onClose={() => blocker.reset?.()}
    >
      {texts.leaveText}
    </DialogFrame>
  );
}

const losesForm: BlockerFunction = ({ currentLocation, nextLocation }) => {
  if (currentLocation.pathname !== nextLocation.pathname) return unsaved.value.size > 0;
  const [before, after] = [currentLocation, nextLocation].map(({ search }) => new URLSearchParams(search));
  const isOther = (parameter: string) => before?.get(parameter) !== after?.get(parameter);
  return [...unsaved.value.values()].some((hangsOn) => hangsOn.some(isOther));
};

function askToStay(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
