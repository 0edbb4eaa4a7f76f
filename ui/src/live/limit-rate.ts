/** Calls at once, then at most once in an interval; the last call is never lost. */
export function limitRate(run: () => void, intervalMs: number): () => void {
  let resting = false;
  let wanted = false;
  const call = () => {
    if (resting) {
      wanted = true;
      return;
    }
    resting = true;
    run();
    setTimeout(() => {
      resting = false;
      if (!wanted) return;
      wanted = false;
      call();
    }, intervalMs);
  };
  return call;
}
