/** How a connection gets an answer: over sockets, through a dispatcher or from a handler in this process. */
import type { ScimAnswer } from '../judge/answer.ts';

/** A request as it goes out. */
export interface WireRequest {
  method: string;
  /** Path and query. */
  path: string;
  /** Names and values in turn, in the order and case of the wire; Host and Content-Length aren't among them. */
  headers: readonly string[];
  body: string | null;
}

/** Never rejects: what goes wrong is an answer as well. */
export interface Transport {
  send(request: WireRequest): Promise<ScimAnswer>;
  close(): Promise<void>;
}

/** Answers above this are given up (megabytes of HTML, endless streams). */
export const MAXIMUM_ANSWER_BYTES = 10 * 1024 * 1024;
