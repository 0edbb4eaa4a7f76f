/** `provsim logs`: the provisioning log, or the audit log, as text, JSON or CSV, with the filters of the log pages. */
import { type Command, Option } from 'commander';
import type { AuditEntry } from '../logs/index.ts';
import type { ProvisioningObjectSummary } from '../model/log.ts';
import { type ApiClient, type ReachOptions, reachSimulator } from './api-client.ts';
import { cliError } from './errors.ts';
import { followLog } from './follow-log.ts';
import { addReachOptions, wholeNumber } from './options.ts';

type Filters = Record<string, string | undefined>;

interface LogsOptions extends ReachOptions, Filters {
  url?: string;
  data: string;
}

interface LogsForm {
  limit?: number;
  audit?: boolean;
  follow?: boolean;
  json?: boolean;
  csv?: boolean;
}

/** Of a text for people; files have all. */
const SHOWN = 50;
/** Of what was there before it is followed. */
const SHOWN_BEFORE = 10;

/** The name of each filter's option in the query of the API; `part` chooses one of three files. */
const provisioningFilters = {
  identity: 'identity',
  status: 'status',
  action: 'action',
  cycle: 'cycleId',
  errorCode: 'errorCode',
  job: 'jobId',
  part: 'part',
} as const;
const auditFilters = { activity: 'activity', category: 'category' } as const;
const commonFilters = { from: 'from', to: 'to' } as const;

export function addLogsCommand(program: Command): void {
  const command = program
    .command('logs')
    .description('print the provisioning log, newest first; with --audit the audit log')
    .option('--identity <text>', 'part of a name, or an id, of the source or the target')
    .option('--status <list>', 'success, failure, skipped, warning; several joined by commas')
    .option('--action <list>', 'create, update, delete, disable, stagedDelete, stagedAction, other')
    .option('--cycle <id>', 'of one cycle')
    .option('--error-code <list>', 'such as EntryConflict')
    .option('--job <id>', 'synchronization job, where there are several')
    .option('--audit', 'configuration changes and quarantine instead')
    .option('--activity <name>', 'with --audit: one activity, such as Quarantine')
    .option('--category <name>', 'with --audit: ProvisioningManagement or ApplicationManagement')
    .option('--from <time>', 'virtual time, ISO 8601')
    .option('--to <time>', 'virtual time, ISO 8601')
    .option('--limit <number>', `so many entries at most (text: ${SHOWN})`, wholeNumber(1, 10_000_000))
    .option('--follow', `the last ${SHOWN_BEFORE}, then what comes, oldest first, until Ctrl+C; with --json one a line`)
    .option('--json', 'one JSON array')
    .addOption(new Option('--csv', 'CSV; see --part').conflicts(['json', 'follow']))
    .addOption(new Option('--part <part>', 'which of the three CSV files').choices(['entries', 'steps', 'properties']));
  addReachOptions(command).action((options: LogsOptions & LogsForm) => logs(options));
}

async function logs(options: LogsOptions & LogsForm): Promise<void> {
  const query = queryOf(options);
  const client = await reachSimulator(options);
  try {
    if (options.follow) await follow(client, options, query);
    else await printLog(client, options, query);
  } finally {
    await client.close();
  }
}

async function printLog(client: ApiClient, form: LogsForm, query: URLSearchParams): Promise<void> {
  const isText = !form.json && !form.csv;
  const limit = form.limit ?? (isText ? SHOWN : undefined);
  if (limit !== undefined) query.set('limit', String(limit));
  const log = form.audit ? 'audit' : 'provisioning';
  const chunks = await client.text(`/control/logs/${log}.${form.csv ? 'csv' : 'json'}?${query}`);
  if (!isText) {
    for await (const chunk of chunks) process.stdout.write(chunk);
    if (form.json) process.stdout.write('\n');
    return;
  }
  let text = '';
  for await (const chunk of chunks) text += chunk;
  const lines = (JSON.parse(text) as (AuditEntry | ProvisioningObjectSummary)[]).map(lineOf);
  process.stdout.write(lines.length === 0 ? 'No entries.\n' : `${lines.join('\n')}\n`);
}

async function follow(client: ApiClient, form: LogsForm, query: URLSearchParams): Promise<void> {
  if (!client.isServer) throw cliError('SERVER_NEEDED', { what: 'Following a log' });
  const ended = new AbortController();
  const end = () => ended.abort();
  process.once('SIGINT', end);
  process.stdout.once('error', end);
  const path = `/control/logs/${form.audit ? 'audit' : 'provisioning'}.json`;
  const given = { path, query, before: form.limit ?? SHOWN_BEFORE, signal: ended.signal };
  try {
    for await (const entry of followLog<AuditEntry | ProvisioningObjectSummary>(client, given)) {
      process.stdout.write(`${form.json ? JSON.stringify(entry) : lineOf(entry)}\n`);
    }
  } finally {
    process.removeListener('SIGINT', end);
  }
}

/**
 * Throws FILTERS_ELSEWHERE, PART_OF_CSV: what is passed over would make more of the log, or another form of it, look
 * like the answer.
 */
function queryOf(options: LogsOptions & LogsForm): URLSearchParams {
  const [own, others] = options.audit ? [auditFilters, provisioningFilters] : [provisioningFilters, auditFilters];
  const stray = Object.keys(others).filter((name) => options[name] !== undefined);
  if (stray.length > 0) {
    throw cliError('FILTERS_ELSEWHERE', {
      given: stray.map(optionOf),
      log: options.audit ? 'audit' : 'provisioning',
      takes: [...Object.keys(own), ...Object.keys(commonFilters)].map(optionOf),
    });
  }
  if (options.part !== undefined && !options.csv) throw cliError('PART_OF_CSV', { part: options.part });
  const query = new URLSearchParams();
  for (const [option, name] of Object.entries({ ...own, ...commonFilters })) {
    const value = options[option];
    if (value !== undefined) query.set(name, value);
  }
  return query;
}

function optionOf(name: string): string {
  return `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

function lineOf(entry: AuditEntry | ProvisioningObjectSummary): string {
  return 'activityDisplayName' in entry ? auditLine(entry) : entryLine(entry);
}

function entryLine(entry: ProvisioningObjectSummary): string {
  const { activityDateTime, provisioningAction, provisioningStatusInfo, sourceIdentity, provisioningSteps } = entry;
  const { status, errorInformation: error } = provisioningStatusInfo;
  const skipped = provisioningSteps.findLast((step) => step.status === 'skipped')?.details.SkipReason;
  const why = error ? `  ${error.errorCode}: ${error.recommendedAction ?? ''}` : skipped ? `  ${skipped}` : '';
  const { identityType, displayName } = sourceIdentity;
  return `${activityDateTime}  ${provisioningAction.padEnd(12)}  ${status.padEnd(7)}  ${identityType} ${displayName}${why}`;
}

function auditLine(entry: AuditEntry): string {
  const { activityDateTime, activityDisplayName, targetResources, modifiedProperties, additionalDetails } = entry;
  const changes = modifiedProperties.map(
    ({ displayName, oldValue, newValue }) => `${displayName}: ${oldValue ?? 'nothing'} → ${newValue ?? 'nothing'}`,
  );
  const details = additionalDetails.map(({ key, value }) => `${key}: ${value}`);
  const what = [...changes, ...details].join('; ');
  return `${activityDateTime}  ${activityDisplayName}  ${targetResources[0]?.displayName ?? ''}  ${what}`.trimEnd();
}
