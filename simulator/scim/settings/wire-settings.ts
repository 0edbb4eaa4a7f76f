/**
 * Every choice about what goes over the wire, as one flat record. Composers, connection and engine read it; it is
 * made by `resolveWireSettings` and never changes. `quirks.ts` says what each means.
 */
import type { DialectName } from '../../model/dialects.ts';

/** The named quirks; each has a default for every dialect. */
export interface Quirks {
  readonly dialect: DialectName;
  readonly verbCase: 'title' | 'lower';
  readonly patchValues: 'text' | 'typed';
  readonly pathlessGrouping: boolean;
  readonly singlePlainAttribute: 'path' | 'pathless';
  readonly groupRename: 'path' | 'pathless';
  readonly extensionSeparator: 'colon' | 'dot';
  readonly wrappedValues: boolean;
  readonly complexRoles: 'text' | 'object';
  readonly singleRole: 'list' | 'path';
  readonly memberAddOp: 'add' | 'replace';
  readonly memberRemoval: 'valueList' | 'filter';
  readonly membersPerPatch: number;
  readonly memberNullRef: boolean;
  readonly managerValue: 'string' | 'object' | 'refArray';
  readonly managerRemoval: 'replaceEmpty' | 'removeFilter' | 'removeWithValue';
  readonly clearReferences: boolean;
  readonly createLayout: 'service' | 'validator';
  readonly explicitNulls: boolean;
  readonly groupSchemas: 'core' | 'coreAndAdScim';
  readonly emptyMembersInCreate: boolean;
  readonly filterEscaping: 'entra' | 'strict';
  readonly referenceCheck: boolean;
  readonly acceptHeader: string;
  readonly adScimVersion: string;
  readonly forwardTenantUrlQuery: boolean;
  readonly honourRetryAfter: boolean;
  readonly rematchOnMissing: boolean;
  readonly onDemandDialect: 'legacy' | 'same';
  readonly requestTimeoutMs: number;
  readonly concurrency: number;
  readonly ratePerSecond: number | null;
  readonly interleaving: 'ordered' | 'seeded';
  readonly credentialLocation: 'header' | 'body';
  readonly tokenScope: string;
  readonly federation: 'clientAssertion' | 'tokenExchange';
  readonly workloadIdentityAppId: string;
  readonly tokenAudience: string;
  readonly tokenIssuer: 'server' | 'entra';
}

export type QuirkName = keyof Quirks;
/** A quirk's value as it is stored or given; texts are read by `readQuirkValue`. */
export type QuirkValue = string | number | boolean | null;

export interface WireSettings extends Quirks {
  /** Tenant URL without query, fragment and trailing slash (W-26). */
  readonly baseUrl: string;
  /** The tenant URL's query as it was given, without `?`; empty when there is none (W-07). */
  readonly tenantUrlQuery: string;
}
