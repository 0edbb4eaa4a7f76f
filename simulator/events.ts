/** A small typed emitter: what the rooms tell the page. */

export type Listener<E> = (event: E) => void;

export class Events<E> {
  readonly #listeners = new Set<Listener<E>>();

  /** Gives the function that ends the subscription. */
  on(listener: Listener<E>): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  emit(event: E): void {
    for (const listener of this.#listeners) listener(event);
  }
}
