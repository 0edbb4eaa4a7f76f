/**
 * Folds chatter: of changes to the same thing only the latest is told. What stands alone is told soon, of a stream of
 * changes twice a second, of the work of a cycle once a second: it shares the machine with those who watch it.
 */

/** So long is waited for what comes of the same cause. */
const SOON_MS = 200;
/** Between two batches. */
const STREAM_MS = 500;
/** So many times as long between batches that hold nothing but work. */
const RESTS_OF_WORK = 2;

/** Makes what is told, when it is told. */
type Make<T> = () => T;

export class FoldedEvents<T> {
  readonly #send: (event: T) => void;
  readonly #waiting = new Map<string, Make<T>>();
  #timer: NodeJS.Timeout | null = null;
  /** How many times nothing was told since the last batch. */
  #rests = RESTS_OF_WORK;
  #isMoreThanWork = false;

  constructor(send: (event: T) => void) {
    this.#send = send;
  }

  /** Tells of a change that a person may be waiting for. */
  tell(key: string, make: Make<T>): void {
    this.#keep(key, make);
    if (!this.#isMoreThanWork && this.#rests > 0) this.#wake(SOON_MS);
    this.#isMoreThanWork = true;
  }

  /** Tells how far the work of a cycle is. */
  tellOfWork(key: string, make: Make<T>): void {
    this.#keep(key, make);
    if (this.#timer === null) this.#wake(SOON_MS);
  }

  end(): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#waiting.clear();
  }

  /** What was changed last is told last. */
  #keep(key: string, make: Make<T>): void {
    this.#waiting.delete(key);
    this.#waiting.set(key, make);
  }

  #wake(inMs: number): void {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#look(), inMs);
  }

  #look(): void {
    this.#timer = null;
    const isTold = this.#waiting.size > 0 && (this.#isMoreThanWork || this.#rests >= RESTS_OF_WORK - 1);
    if (isTold) this.#flush();
    else this.#rests++;
    if (isTold || this.#rests < RESTS_OF_WORK) this.#wake(STREAM_MS);
  }

  #flush(): void {
    const made = [...this.#waiting.values()];
    this.#waiting.clear();
    this.#isMoreThanWork = false;
    this.#rests = 0;
    for (const make of made) this.#send(make());
  }
}
