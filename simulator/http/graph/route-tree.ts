/**
 * The served paths as a tree, to tell a client which segment of a path that isn't served was not understood, or
 * that only the method is wrong (G-10).
 */
import type { ProvsimError } from '../../errors.ts';
import { graphError } from './errors.ts';
import { isMissingSegment } from './segments.ts';

interface Branch {
  fixed: Map<string, Branch>;
  key: Branch | null;
  methods: Set<string>;
}

export class RouteTree {
  readonly #root = newBranch();

  /** `path` as registered, below the version: `/users/:id`. */
  add(method: string, path: string): void {
    let branch = this.#root;
    for (const segment of segmentsOf(path)) {
      if (segment.startsWith(':')) {
        branch.key ??= newBranch();
        branch = branch.key;
      } else {
        const next = branch.fixed.get(segment) ?? newBranch();
        branch.fixed.set(segment, next);
        branch = next;
      }
    }
    branch.methods.add(method);
  }

  /** Why nothing answers this method and path. */
  explain(method: string, path: string): ProvsimError {
    let branch = this.#root;
    for (const segment of segmentsOf(path)) {
      const next: Branch | null = branch.fixed.get(segment) ?? branch.key;
      if (!next) return unknownSegment(segment);
      // A key in the place of a fixed segment that Graph has: `/users/delta` when there were no delta.
      if (next === branch.key && isMissingSegment(segment)) return unknownSegment(segment);
      branch = next;
    }
    const allowed = [...branch.methods];
    if (allowed.length === 0) return unknownSegment(segmentsOf(path).at(-1) ?? '');
    return graphError('METHOD_NOT_ALLOWED', { method, path, allowed });
  }
}

function unknownSegment(segment: string): ProvsimError {
  const text = decodeURIComponent(segment);
  const name = text.replace(/^microsoft\.graph\./i, '').replace(/\(.*$/s, '');
  if (isMissingSegment(name)) return graphError('NOT_IMPLEMENTED', { what: `'${name}'` });
  return graphError('SEGMENT_UNKNOWN', { segment: text });
}

function newBranch(): Branch {
  return { fixed: new Map(), key: null, methods: new Set() };
}

function segmentsOf(path: string): string[] {
  return (
    path
      .split('?')[0]
      ?.split('/')
      .filter((segment) => segment !== '') ?? []
  );
}
