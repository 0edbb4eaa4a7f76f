/** `provsim logs`: the provisioning log, or the audit log, as text, JSON or CSV, with the filters of the log page. */
import { type Command, Option } from 'commander';
import type { AuditEntry } from '../logs/index.ts';
import type { ProvisioningObjectSummary } from '../model/log.ts';
import { type ReachOptions, reachSimulator } from './api-client.ts';
import { addReachOptions, wholeNumber } from './options.ts';

interface LogsOptions extends ReachOptions {
  job?: string;
  identity?: string;
  status?: string;
  action?: string;
  cycle?: string;
  errorCode?: string;
  from?: string;
  to?: string;
  limit?: number;
  part?: string;
  audit?: boolean;
  json?: boolean;
  csv?: boolean;
}

/** Of a text for people; files have all. */
const SHOWN = 50;

export function addLogsCommand(program: Command): void {
  const command = program
    .command('logs')
    .description('print the provisioning log, newest first; with --audit the audit log')
    .option('--identity <text>', 'part of a name, or an id, of the source or the target')
    .option('--status <list>', 'success, failure, skipped, warning; several joined by commas')
    .option('--action <list>', 'create, update, delete, disable, stagedDelete, stagedAction, other')
    .option('--cycle <id>', 'of one cycle')
    .option('--error-code <list>', 'such as EntryConflict')
    .option('--from <time>', 'virtual time, ISO 8601')
    .option('--to <time>', 'virtual time, ISO 8601')
    .option('--job <id>', 'synchronization job, where there are several')
    .option('--limit <number>', `so many entries at most (text: ${SHOWN})`, wholeNumber(1, 10_000_000))
    .option('--audit', 'configuration changes and quarantine instead; takes --from, --to, --json, --csv')
    .option('--json', 'one JSON array')
    .addOption(new Option('--csv', 'CSV; see --part').conflicts('json'))
    .addOption(new Option('--part <part>', 'which of the three CSV files').choices(['entries', 'steps', 'properties']));
  addReachOptions(command).action((options: LogsOptions) => logs(options));
}

async function logs(options: LogsOptions): Promise<void> {
  const client = await reachSimulator(options);
  try {
    const chunks = await client.text(pathOf(options));
    if (options.json || options.csv) {
      for await (const chunk of chunks) process.stdout.write(chunk);
      if (options.json) process.stdout.write('\n');
      return;
    }
    let text = '';
    for await (const chunk of chunks) text += chunk;
    const lines = options.audit
      ? (JSON.parse(text) as AuditEntry[]).map(auditLine)
      : (JSON.parse(text) as ProvisioningObjectSummary[]).map(entryLine);
    process.stdout.write(lines.length === 0 ? 'No entries.\n' : `${lines.join('\n')}\n`);
  } finally {
    await client.close();
  }
}

function pathOf(options: LogsOptions): string {
  const { from, to, job, identity, status, action, cycle, errorCode, part } = options;
  const isText = !options.json && !options.csv;
  const limit = options.limit ?? (isText ? SHOWN : undefined);
  const given = options.audit
    ? { from, to, limit }
    : { from, to, limit, jobId: job, identity, status, action, cycleId: cycle, errorCode, part };
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(given)) if (value !== undefined) query.set(name, String(value));
  const form = options.csv ? 'csv' : 'json';
  return `/control/logs/${options.audit ? 'audit' : 'provisioning'}.${form}?${query}`;
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
