/** The headers of W-11 and nothing else, in a fixed order: as they are sent and as they are recorded. */
import type { WireSettings } from '../settings/wire-settings.ts';
import { REDACTED } from './redaction.ts';

export const CONTENT_TYPE = 'application/scim+json; charset=utf-8';

export interface RequestHeaders {
  /** Of GET and DELETE. */
  bare: readonly string[];
  /** Of POST and PATCH. */
  withBody: readonly string[];
  /** As recorded, without the secret. */
  record(body: string | null): Record<string, string>;
}

/** `authorization` is the header's whole value; null sends none. */
export function requestHeaders(host: string, authorization: string | null, settings: WireSettings): RequestHeaders {
  const bare: string[] = [];
  const recorded: Record<string, string> = { Host: host };
  const set = (name: string, value: string, shown = value): void => {
    if (value === '') return;
    bare.push(name, value);
    recorded[name] = shown;
  };
  set('Accept', settings.acceptHeader);
  if (authorization !== null) set('Authorization', authorization, `${authorization.split(' ', 1)[0]} ${REDACTED}`);
  set('ADSCIMVersion', settings.adScimVersion);
  Object.freeze(recorded);
  return {
    bare,
    withBody: [...bare, 'Content-Type', CONTENT_TYPE],
    record: (body) =>
      body === null
        ? recorded
        : { ...recorded, 'Content-Type': CONTENT_TYPE, 'Content-Length': String(Buffer.byteLength(body)) },
  };
}
