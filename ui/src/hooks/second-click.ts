/** Whether what is being handled is the other half of a double click. */
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

export function isSecondClick(): boolean {
  // Keys give 0.
  return detail > 1 && performance.now() - atMs < MOMENT_MS;
}
