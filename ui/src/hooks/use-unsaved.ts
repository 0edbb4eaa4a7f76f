/** What was typed into forms and not saved. While there is any, whoever leaves is asked first (`shell/unsaved-guard`). */
import { useEffect } from 'react';
import { Observable } from '../live/observable.ts';

/** By form: the parameters of the address that it goes with, beside the path. */
export const unsaved = new Observable<ReadonlyMap<symbol, readonly string[]>>(new Map());

const NONE: readonly string[] = [];

/** `hangsOn` is a constant. */
export function useUnsaved(isUnsaved: boolean, hangsOn: readonly string[] = NONE): void {
  useEffect(() => {
    if (!isUnsaved) return;
    const form = Symbol('form');
    unsaved.set(new Map([...unsaved.value, [form, hangsOn]]));
    return () => unsaved.set(new Map([...unsaved.value].filter(([other]) => other !== form)));
  }, [isUnsaved, hangsOn]);
}

/** Before leaving what was just deleted or created: nothing is left to be saved. */
export function forgetUnsaved(): void {
  unsaved.set(new Map());
}
