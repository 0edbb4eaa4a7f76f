/** What was typed into a form over what is stored: fields that weren't touched follow what is stored. */
import { useMemo, useState } from 'react';

export function useEdits<F extends object>(stored: F) {
  const [edits, setEdits] = useState<Partial<F>>({});
  const changed = useMemo(() => {
    const different = (Object.keys(edits) as (keyof F)[]).filter((name) => edits[name] !== stored[name]);
    return Object.fromEntries(different.map((name) => [name, edits[name]])) as Partial<F>;
  }, [edits, stored]);
  return {
    /** As shown. */
    fields: { ...stored, ...edits },
    /** Only what differs. */
    changed,
    isChanged: Object.keys(changed).length > 0,
    edit: (change: Partial<F>) => setEdits((before) => ({ ...before, ...change })),
    discard: () => setEdits({}),
  };
}
