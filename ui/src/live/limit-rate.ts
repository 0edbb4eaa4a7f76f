/** Limits on how often something is done: it is done at once, then not before a rest is over, and the last call is never lost. */

/** `rest` is given what to call when the rest is over. */
export function limitByRests(run: () => void, rest: (isOver: () => void) => void): () => void {
  let resting = false;
  let wanted = false;
  const call = () => {
    if (resting) {
      wanted = true;
      return;
    }
    resting = true;
    run();
    rest(() => {
      resting = false;
      if (!wanted) return;
      wanted = false;
      call();
    });
  };
  return call;
}

/** At most once in an interval. */
export function limitRate(run: () => void, intervalMs: number): () => void {
  return limitByRests(run, (isOver) => setTimeout(isOver, intervalMs));
}
