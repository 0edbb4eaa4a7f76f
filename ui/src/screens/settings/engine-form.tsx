/** What the real service decides by itself: interval, thresholds, ladders, open questions, each with its rule. */
import { Body1, Caption1, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { type ReactNode, useMemo } from 'react';
import { queries } from '../../api/queries.ts';
import { changeJobSettings, type JobSetting, type SettingGroup, setLogRetention } from '../../api/settings.ts';
import { EditForm } from '../../components/edit-form.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useEdits } from '../../hooks/use-edits.ts';
import { useNotify } from '../../hooks/use-notify.ts';
import { settingsTexts as texts } from '../../texts/settings.ts';
import { SettingField } from './setting-field.tsx';
import { type SettingTexts, settingProblem, settingValue, textsOf } from './setting-texts.ts';

const useStyles = makeStyles({
  groups: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXXL },
  group: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM },
  title: { margin: 0 },
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(280px, 100%), 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXL}`,
    alignItems: 'start',
  },
  hint: { color: tokens.colorNeutralForeground2 },
});

const groups: readonly SettingGroup[] = ['schedule', 'thresholds', 'retries', 'engine'];

const HANGS_ON = ['job'];

const RETENTION = 'logRetentionDays';
const RETENTION_DAYS = 30;

interface EngineFormProps {
  jobId: string;
  settings: readonly JobSetting[];
  logRetentionDays: number;
}

export function EngineForm({ jobId, settings, logRetentionDays }: EngineFormProps): ReactNode {
  const styles = useStyles();
  const notify = useNotify();
  const all = useMemo(() => [...settings, retentionSetting(logRetentionDays)], [settings, logRetentionDays]);
  const stored = useMemo(() => textsOf(all), [all]);
  const { fields, changed, isChanged, edit, discard } = useEdits<SettingTexts>(stored);
  const problemOf = (setting: JobSetting) => settingProblem(setting, fields[setting.name] ?? '');
  const save = useAction({
    run: () => saveChanges(jobId, all, changed),
    touches: [queries.jobSettings(jobId).queryKey, queries.logRetention().queryKey, ['job', jobId], ['due']],
    onDone: () => {
      discard();
      notify.done(texts.engineSaved);
    },
  });
  return (
    <EditForm
      label={texts.engineForm}
      hangsOn={HANGS_ON}
      isChanged={isChanged && !save.isPending}
      isValid={all.every((setting) => problemOf(setting) === null)}
      onSave={() => save.mutate()}
      onDiscard={discard}
    >
      <Body1 className={styles.hint}>{texts.engineHint}</Body1>
      <div className={styles.groups}>
        {groups.map((group) => (
          <section key={group} className={styles.group} aria-label={texts.groups[group]}>
            <div>
              <Subtitle2 as="h3" className={styles.title}>
                {texts.groups[group]}
              </Subtitle2>
              {texts.groupHints[group] ? (
                <Caption1 block className={styles.hint}>
                  {texts.groupHints[group]}
                </Caption1>
              ) : null}
            </div>
            <div className={styles.fields}>
              {all
                .filter((setting) => setting.group === group)
                .map((setting) => (
                  <SettingField
                    key={setting.name}
                    setting={setting}
                    value={fields[setting.name] ?? ''}
                    problem={problemOf(setting)}
                    hint={hintOf(setting)}
                    onChange={(value) => edit({ [setting.name]: value })}
                  />
                ))}
            </div>
          </section>
        ))}
      </div>
    </EditForm>
  );
}

/** It holds for the whole tenant, but this is where one looks for it. */
function retentionSetting(days: number): JobSetting {
  return {
    name: RETENTION,
    group: 'schedule',
    doc: texts.retentionDoc,
    rule: 'E-1060',
    domain: { type: 'number', min: 1, max: 3650, isWhole: true },
    value: days,
    isSet: days !== RETENTION_DAYS,
    default: RETENTION_DAYS,
  };
}

function hintOf({ name, doc, rule }: JobSetting): string {
  return name === RETENTION ? texts.hintOfTenant(doc, rule) : texts.hint(doc, rule, name);
}

async function saveChanges(
  jobId: string,
  settings: readonly JobSetting[],
  changed: Partial<SettingTexts>,
): Promise<void> {
  const values = settings
    .filter(({ name }) => name in changed)
    .map((setting) => [setting.name, settingValue(setting, changed[setting.name] ?? '')] as const);
  const ofJob = values.filter(([name]) => name !== RETENTION);
  if (ofJob.length > 0) await changeJobSettings(jobId, Object.fromEntries(ofJob));
  const retention = values.find(([name]) => name === RETENTION);
  if (retention) await setLogRetention(Number(retention[1] ?? RETENTION_DAYS));
}
