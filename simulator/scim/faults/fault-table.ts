/**
 * What each fault does and what can be set about it: one table for the reader of rules, the page, the commands and
 * the documentation.
 */
import type { FaultEffect } from './fault-rule.ts';

export type FaultKind = FaultEffect['kind'];

export type FaultField =
  | { name: string; type: 'integer'; minimum: number; maximum: number; required: boolean; doc: string }
  | { name: string; type: 'boolean' | 'text'; required: boolean; doc: string };

export interface FaultDefinition {
  doc: string;
  /** The first one may be given right behind the kind: `status=503`. */
  fields: readonly FaultField[];
}

const applied: FaultField = {
  name: 'applied',
  type: 'boolean',
  required: false,
  doc: 'The request reaches the target first, so that only its answer is lost.',
};

export const faultTable: Readonly<Record<FaultKind, FaultDefinition>> = {
  status: {
    doc: 'Answers with a status instead of the target.',
    fields: [
      { name: 'status', type: 'integer', minimum: 200, maximum: 599, required: true, doc: 'The HTTP status.' },
      {
        name: 'retryAfterSeconds',
        type: 'integer',
        minimum: 0,
        maximum: 86_400,
        required: false,
        doc: 'Value of Retry-After.',
      },
      { name: 'body', type: 'text', required: false, doc: 'The body; without one a SCIM error.' },
      applied,
    ],
  },
  delay: {
    doc: 'Waits first; longer than the time-out it is one.',
    fields: [
      {
        name: 'delayMs',
        type: 'integer',
        minimum: 0,
        maximum: 3_600_000,
        required: true,
        doc: 'Milliseconds of real time.',
      },
    ],
  },
  timeout: { doc: 'No answer; reported at once.', fields: [applied] },
  reset: { doc: 'The connection breaks.', fields: [applied] },
  unreachable: { doc: 'The endpoint cannot be reached.', fields: [] },
  truncate: { doc: 'The body of the answer ends in the middle.', fields: [] },
  notScim: { doc: 'A page of HTML in place of the answer.', fields: [] },
  contentType: {
    doc: 'Another content type on the answer.',
    fields: [{ name: 'contentType', type: 'text', required: false, doc: 'text/html when not given.' }],
  },
  missingId: { doc: 'Resources without an id.', fields: [] },
  bareList: { doc: 'A bare list in place of a ListResponse.', fields: [] },
  duplicate: { doc: 'A filter finds everything twice, under another id.', fields: [] },
  wrongCase: { doc: 'Names of attributes begin with a capital.', fields: [] },
  stringBooleans: { doc: 'Booleans are written as texts.', fields: [] },
  expiredToken: { doc: 'Answers 401 as for a token that has run out.', fields: [] },
  forget: { doc: 'Answers that a write is done, and the target never hears of it.', fields: [] },
};

export const faultKinds = Object.keys(faultTable) as FaultKind[];
