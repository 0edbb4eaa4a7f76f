/** The other half of a double click: it isn't meant to do again what the first one did, nor what has taken its place. */
let detail = 0;
let atMs = 0;

/** A handler that asks runs in the moment of the click; what is called later isn't meant. */
const MOMENT_MS = 50;

// Heard before any handler of the page, and of every click: how many there were in a row is only said there.
document.addEventListener(
  'click',
  (event) => {
    detail = event.detail;
    atMs = performance.now();
  },
  { capture: true },
);

/** Whether what is being handled is one. */
export function isSecondClick(): boolean {
  // Keys give 0.
  return detail > 1 && performance.now() - atMs < MOMENT_MS;
}

/** For a button whose place another one takes, such as Stop after Start. */
export function onSingleClick(run: () => void): () => void {
  return () => {
    if (!isSecondClick()) run();
  };
}
