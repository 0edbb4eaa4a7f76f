/** A job's schema on Graph's paths (G-61 to G-66), and the control API's calls for the editors of mappings. */
import type { Filter, SynchronizationSchema } from '../../../simulator/model/schema.ts';
import type { AttributeValue, Finding } from '../../../simulator/model/values.ts';
import { getJson, send, sendForJson } from './http.ts';
import type { JobAddress } from './jobs.ts';

export type MappedKind = 'User' | 'Group';

function schemaPath({ servicePrincipalId, jobId }: JobAddress): string {
  return `/v1.0/servicePrincipals/${servicePrincipalId}/synchronization/jobs/${encodeURIComponent(jobId)}/schema`;
}

export async function readSchema(job: JobAddress, signal?: AbortSignal): Promise<SynchronizationSchema> {
  return withoutAnnotations(await getJson<object>(schemaPath(job), signal)) as SynchronizationSchema;
}

/** What Graph adds to an answer is no part of the schema. */
export function withoutAnnotations(document: object): object {
  return Object.fromEntries(Object.entries(document).filter(([name]) => !name.startsWith('@odata.')));
}

export function putSchema(job: JobAddress, schema: SynchronizationSchema): Promise<void> {
  return send('PUT', schemaPath(job), schema);
}

/** Back to the template's mappings and scoping filters (M-48). */
export function resetSchema(job: JobAddress): Promise<void> {
  return send('DELETE', schemaPath(job));
}

/** The code of the error when the stored schema isn't the one any more that a draft began with. */
export const SCHEMA_CHANGED = 'SchemaChanged';

export interface SchemaProblem {
  /** JSON path. */
  path: string;
  message: string;
}

export interface SchemaReport {
  problems: SchemaProblem[];
  findings: Finding[];
  /** As it would be stored, with what was left out filled in; null with a problem. */
  schema: SynchronizationSchema | null;
}

const jobPath = (jobId: string) => `/control/jobs/${encodeURIComponent(jobId)}`;

export function checkSchema(jobId: string, schema: object): Promise<SchemaReport> {
  return sendForJson('POST', `${jobPath(jobId)}/check-schema`, schema);
}

export interface LanguageFunction {
  name: string;
  /** `Mid(source, start, length)`. */
  signature: string;
  kind: string;
  doc: string;
  isCurrent: boolean;
  parameters: { name: string; doc: string; type: string; required: boolean; words: string[] }[];
  examples: { expression: string; result: string | string[] | null }[];
}

export interface LanguageOperator {
  /** Graph's operatorName. */
  name: string;
  portalName: string;
  arity: 'Unary' | 'Binary';
  types: string[];
  isDocumented: boolean;
}

export interface MappingLanguage {
  functions: LanguageFunction[];
  operators: LanguageOperator[];
}

export function readMappingLanguage(signal?: AbortSignal): Promise<MappingLanguage> {
  return getJson('/control/mapping-language', signal);
}

export interface ExpressionDiagnostic {
  severity: 'error' | 'warning';
  message: string;
  rule: string | null;
  from: number | null;
  to: number | null;
}

export interface TriedStep {
  expression: string;
  offset: number;
  flow: 'value' | 'nothing' | 'notFlowed' | null;
  result: string | string[] | null;
  error: string | null;
}

export interface TriedExpression {
  diagnostics: ExpressionDiagnostic[];
  steps: TriedStep[];
  used: { name: string; value: string | string[] | null }[];
}

export interface Trial {
  kind: MappedKind;
  expression: string;
  objectId: string | null;
}

export function tryExpression(jobId: string, trial: Trial): Promise<TriedExpression> {
  return sendForJson('POST', `${jobPath(jobId)}/try-expression`, trial);
}

export interface ClauseResult {
  text: string;
  attribute: string;
  held: boolean;
  actual?: AttributeValue;
}

/** A filter with a mistake is neither counted nor explained. */
export interface TriedScope {
  problems: { path: string; message: string; severity: 'error' | 'warning' }[];
  count: {
    total: number;
    passing: number;
    assigned: number;
    assignedPassing: number;
    leaving: number;
    joining: number;
  } | null;
  object: {
    id: string;
    name: string;
    scope: {
      inScope: boolean;
      groups: { name: string | null; held: boolean; clauses: ClauseResult[] }[];
      decidedBy: ClauseResult | null;
    };
  } | null;
}

export interface ScopeTrial {
  kind: MappedKind;
  scope: Filter | null;
  objectId: string | null;
}

export function tryScope(jobId: string, trial: ScopeTrial): Promise<TriedScope> {
  return sendForJson('POST', `${jobPath(jobId)}/try-scope`, trial);
}
