/** The rehearsal of Microsoft's onboarding tests against an application's endpoint, by the control API. */
import type { Exchange } from '../../../simulator/model/exchange.ts';
import { getJson, getJsonOrNothing, sendForJson } from './http.ts';

export type RehearsalOutcome =
  | 'success'
  | 'failed'
  | 'warning'
  | 'skipped'
  | 'waived'
  | 'cancelled'
  | 'running'
  | 'waiting';

export interface RehearsalTest {
  name: string;
  suite: 'gallery' | 'protocol' | 'requirements';
  group: string;
  purpose: string;
  outcome: RehearsalOutcome;
  /** Null until it has run. */
  level: string | null;
  /** Why it failed, was skipped or was waived; empty for what passed. */
  reason: string;
  durationMs: number | null;
}

export interface Rehearsal {
  state: 'running' | 'ended' | 'cancelled';
  startedAt: string;
  target: string;
  edition: Edition;
  /** An error of the simulator's own. */
  error: string | null;
  overallResult: 'Succeeded' | 'Failed' | null;
  leftovers: { kind: string; id: string | null; name: string; reason: string }[];
  tests: RehearsalTest[];
}

export interface RehearsalResult {
  name: string;
  purpose: string;
  rule: string;
  outcome: RehearsalOutcome;
  level: string;
  citation: string;
  testResult: string;
  /** Of a skip or a waiver. */
  reason: string | null;
  requests: number;
  durationMs: number;
  failure: {
    message: string;
    expected: string | null;
    actual: string | null;
    hint: string | null;
    exchange: Exchange | null;
  } | null;
}

export type Edition = '22' | '24' | '25';

export interface RehearsalRequest {
  edition: Edition;
  asMicrosoft: boolean;
  only: string[];
  target?: { url: string; token: string };
}

export const reportFormats = ['markdown', 'junit', 'json'] as const;
export type ReportFormat = (typeof reportFormats)[number];

const path = (servicePrincipalId: string, rest = '') =>
  `/control/applications/${encodeURIComponent(servicePrincipalId)}/rehearsal${rest}`;

/** Null when there was none yet. */
export function readRehearsal(servicePrincipalId: string, signal?: AbortSignal): Promise<Rehearsal | null> {
  return getJsonOrNothing(path(servicePrincipalId), signal);
}

export function readRehearsalResult(
  servicePrincipalId: string,
  name: string,
  signal?: AbortSignal,
): Promise<RehearsalResult> {
  return getJson(path(servicePrincipalId, `/tests/${encodeURIComponent(name)}`), signal);
}

export function startRehearsal(servicePrincipalId: string, request: RehearsalRequest): Promise<Rehearsal> {
  return sendForJson('POST', path(servicePrincipalId), request);
}

export function rerunRehearsal(servicePrincipalId: string): Promise<Rehearsal> {
  return sendForJson('POST', path(servicePrincipalId, '/rerun'), {});
}

export function cancelRehearsal(servicePrincipalId: string): Promise<Rehearsal> {
  return sendForJson('POST', path(servicePrincipalId, '/cancel'), {});
}

/** Without a reason, the waiver is taken back. */
export function waiveTest(servicePrincipalId: string, name: string, reason: string | null): Promise<Rehearsal> {
  const waiver = path(servicePrincipalId, `/tests/${encodeURIComponent(name)}/waiver`);
  return reason === null ? sendForJson('DELETE', waiver, {}) : sendForJson('PUT', waiver, { reason });
}

/** Where the browser gets a report as a file. */
export function reportAddress(servicePrincipalId: string, format: ReportFormat): string {
  return path(servicePrincipalId, `/report?format=${format}`);
}
