/** Dialects and quirks: the table of what there is, and in what an application's connection deviates. */
import { getJson, sendForJson } from './http.ts';

export type QuirkValue = string | number | boolean | null;

export type QuirkDomain =
  | { type: 'choice'; values: string[] }
  | { type: 'integer'; minimum: number; maximum: number }
  | { type: 'boolean' | 'text' | 'rate' };

export interface Quirk {
  name: string;
  group: string;
  doc: string;
  rule: string;
  domain: QuirkDomain;
  /** By dialect. */
  defaults: Record<string, QuirkValue>;
}

export interface Dialect {
  name: string;
  /** What speaks it. */
  speaker: string;
  /** Since when, or from when, it is known. */
  known: string;
  rule: string;
}

export interface QuirkCatalogue {
  dialects: Dialect[];
  value: Quirk[];
}

export interface ConnectionSettings {
  /** Null as long as there is no tenant URL. */
  dialect: string | null;
  chosenBy: 'quirk' | 'application' | 'flag' | 'default' | null;
  /** The flag in the tenant URL. */
  flag: string | null;
  /** The dialect of the application's connector; null where the tenant URL decides. */
  own: string | null;
  /** The dialect that holds when none is set as a quirk. */
  withoutQuirk: string;
  /** What is set. */
  quirks: Record<string, QuirkValue>;
}

export function readQuirkCatalogue(signal?: AbortSignal): Promise<QuirkCatalogue> {
  return getJson('/control/quirks', signal);
}

export function readQuirks(servicePrincipalId: string, signal?: AbortSignal): Promise<ConnectionSettings> {
  return getJson(`/control/applications/${servicePrincipalId}/quirks`, signal);
}

/** Replaces all that is set; it holds from the next cycle or on-demand run on. */
export function putQuirks(servicePrincipalId: string, quirks: Record<string, QuirkValue>): Promise<ConnectionSettings> {
  return sendForJson('PUT', `/control/applications/${servicePrincipalId}/quirks`, quirks);
}
