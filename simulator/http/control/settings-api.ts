/**
 * The `provsim.*` settings of a job with their meaning, rule and default, and how long the logs are kept: what Graph
 * has no PATCH for. Used by the page's Settings.
 */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import { changeJobSettings, jobSettings, jobSettingsOf } from '../../applications/index.ts';
import type { Simulator } from '../../simulator.ts';
import { auditChange, changesBetween } from '../audit-change.ts';
import { httpError } from '../errors.ts';

const tags = ['control'];
const JobParams = Type.Object({ jobId: Type.String() });
const ValueShape = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);

const SettingsShape = Type.Object({
  value: Type.Array(
    Type.Object({
      name: Type.String(),
      group: Type.String(),
      doc: Type.String(),
      rule: Type.String({ description: 'The rule that it follows, or that leaves it open' }),
      domain: Type.Object({ type: Type.String() }, { additionalProperties: true }),
      value: ValueShape,
      isSet: Type.Boolean({ description: 'False: the default holds' }),
      default: ValueShape,
    }),
  ),
});

/** Values are checked by the table: here a union would be coerced to its first form. */
const ChangeShape = Type.Record(Type.String(), Type.Unknown(), {
  description: 'Settings by name; null goes back to the default',
  examples: [{ cycleIntervalMinutes: 5, thresholdSet: 'scaled', linkDuplicates: null }],
});

const RetentionShape = Type.Object(
  { days: Type.Integer({ minimum: 1, maximum: 3650, description: 'Virtual days; 30 as in Entra (E-1060)' }) },
  { additionalProperties: false },
);

export const settingsApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  app.get(
    '/jobs/:jobId/settings',
    {
      schema: {
        tags,
        summary: 'Settings of a job that Graph has no words for, with their rule and default',
        params: JobParams,
        response: { 200: SettingsShape },
      },
    },
    async (request) => settingsView(simulator, request.params.jobId),
  );

  app.patch(
    '/jobs/:jobId/settings',
    {
      schema: {
        tags,
        summary: 'Change settings of a job; they hold from the next cycle on',
        params: JobParams,
        body: ChangeShape,
        response: { 200: SettingsShape },
      },
    },
    async (request) => {
      const { jobId } = request.params;
      const { application, job } = recordOf(simulator, jobId);
      const before = job.settings;
      const settings = changeJobSettings(before, request.body);
      await simulator.applications.updateJob(job.id, (record) => {
        record.settings = settings;
      });
      const changes = changesBetween(textsOf(before), textsOf(settings));
      if (changes.length > 0) {
        const details = { jobId: job.id };
        auditChange(simulator, application, 'Update provisioning setting or credentials', { changes, details });
      }
      simulator.events.emit({ type: 'changed', jobId: job.id });
      return settingsView(simulator, jobId);
    },
  );

  app.get(
    '/log-retention',
    { schema: { tags, summary: 'How long log entries are kept', response: { 200: RetentionShape } } },
    async () => ({ days: simulator.logRetentionDays }),
  );

  app.put(
    '/log-retention',
    {
      schema: {
        tags,
        summary: 'Set how long log entries are kept, in the whole tenant',
        body: RetentionShape,
        response: { 200: RetentionShape },
      },
    },
    async (request) => {
      const before = { logRetentionDays: simulator.logRetentionDays };
      await simulator.setLogRetention(request.body.days);
      const changes = changesBetween(before, { logRetentionDays: simulator.logRetentionDays });
      if (changes.length > 0) auditChange(simulator, null, 'Update provisioning setting or credentials', { changes });
      return { days: simulator.logRetentionDays };
    },
  );
};

function textsOf(settings: readonly { name: string; value: string }[]): Record<string, string> {
  return Object.fromEntries(settings.map(({ name, value }) => [name, value]));
}

function settingsView(simulator: Simulator, jobId: string) {
  const { application, job } = recordOf(simulator, jobId);
  // What would hold if that setting alone were taken back: the default of a threshold depends on the set in use.
  const defaults = jobSettingsOf(application, {
    ...job,
    settings: job.settings.filter(({ name }) => name === 'provsim.thresholdSet'),
  });
  const value = jobSettingsOf(application, job).map((setting, index) => {
    const otherwise = setting.name === 'thresholdSet' ? 'entra' : defaults[index]?.value;
    return { ...jobSettings[setting.name], ...setting, default: otherwise ?? setting.value };
  });
  return { value };
}

function recordOf(simulator: Simulator, jobId: string) {
  const found = simulator.applications.findJob(jobId);
  if (!found) throw httpError('JOB_MISSING', { id: jobId });
  return found;
}
