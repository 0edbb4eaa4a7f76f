/** The engine settings of a job over HTTP: what there is with its rule and default, what is set, and what holds. */
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox';
import { Type } from 'typebox';
import {
  changedJobSettings,
  engineSettingsOf,
  type JobSetting,
  jobSettingNames,
  jobSettings,
  setJobSettings,
} from '../../applications/index.ts';
import { jobError } from '../../jobs/index.ts';
import { defaultEngineSettings, type EngineSettings, thresholdSets } from '../../provisioning/index.ts';
import type { Simulator } from '../../simulator.ts';
import { auditChange, changesBetween } from '../audit-change.ts';

const tags = ['jobs'];
const Job = Type.Object({ jobId: Type.String() });
const Value = Type.Union([Type.String(), Type.Number(), Type.Boolean()]);

const SettingShape = Type.Object({
  name: Type.String(),
  doc: Type.String(),
  rule: Type.String({ description: 'The rule that it follows, or that leaves it open' }),
  domain: Type.Object({ type: Type.String() }, { additionalProperties: true }),
  default: Value,
  value: Value,
  isSet: Type.Boolean(),
});

const SettingsShape = Type.Object({
  value: Type.Array(SettingShape),
  thresholdSet: Type.String({ description: 'scaled is to be pointed out wherever the job is shown' }),
  thresholds: Type.Object({
    failuresBeforeProportion: Type.Number(),
    failedProportion: Type.Number(),
    baseFailures: Type.Number(),
    totalFailures: Type.Number(),
  }),
  deletionThreshold: Type.Union([Type.Number(), Type.Null()], {
    description: 'Accidental deletion guard, set in the secret SyncNotificationSettings; null when it is off',
  }),
});

const SettingsChange = Type.Record(
  Type.String(),
  Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]),
  {
    description: 'Settings by name; null takes one away, those not named stay',
    examples: [{ thresholdSet: 'scaled', failedProportion: null }],
  },
);

export const jobSettingsApi: FastifyPluginAsyncTypebox<{ simulator: Simulator }> = async (app, { simulator }) => {
  app.get(
    '/jobs/:jobId/settings',
    {
      schema: { tags, summary: 'Engine settings of a job', params: Job, response: { 200: SettingsShape } },
    },
    async (request) => settingsView(simulator, request.params.jobId),
  );

  app.patch(
    '/jobs/:jobId/settings',
    {
      schema: {
        tags,
        summary: 'Change engine settings of a job; they hold from the next cycle on',
        params: Job,
        body: SettingsChange,
        response: { 200: SettingsShape },
      },
    },
    async (request) => {
      const { jobId } = request.params;
      const { application, job } = foundJob(simulator, jobId);
      const before = setJobSettings(job);
      const settings = changedJobSettings(job, request.body);
      await simulator.applications.updateJob(jobId, (record) => {
        record.settings = settings;
      });
      const changes = changesBetween(before, setJobSettings(job));
      if (changes.length > 0) {
        auditChange(simulator, application, 'Update provisioning setting or credentials', {
          changes,
          details: { jobId },
        });
      }
      simulator.events.emit({ type: 'changed', jobId });
      return settingsView(simulator, jobId);
    },
  );
};

function foundJob(simulator: Simulator, jobId: string) {
  const found = simulator.applications.findJob(jobId);
  if (!found) throw jobError('JOB_NOT_FOUND', { jobId });
  return found;
}

function settingsView(simulator: Simulator, jobId: string) {
  const { application, job } = foundJob(simulator, jobId);
  const settings = engineSettingsOf(application, job);
  const set = setJobSettings(job);
  const base = thresholdSets[settings.thresholdSet];
  const holds = { ...settings, ...settings.thresholds } as unknown as Record<string, string | number | boolean>;
  const defaults = { ...defaultEngineSettings, ...base } as unknown as typeof holds;
  return {
    value: jobSettingNames.map((name) => {
      const { doc, rule, domain }: JobSetting = jobSettings[name];
      return {
        name,
        doc,
        rule,
        domain,
        default: defaults[name] as string,
        value: holds[name] as string,
        isSet: set[name] !== undefined,
      };
    }),
    thresholdSet: settings.thresholdSet,
    thresholds: settings.thresholds as EngineSettings['thresholds'],
    deletionThreshold: settings.deletionThreshold,
  };
}
