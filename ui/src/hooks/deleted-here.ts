/** What was deleted in this visit of the page: who comes back to its address is led to the list instead. */
const deleted = new Set<string>();

export function noteDeleted(id: string): void {
  deleted.add(id);
}

/** To be asked only about what isn't there: it can have been restored. */
export function wasDeleted(id: string): boolean {
  return deleted.has(id);
}
