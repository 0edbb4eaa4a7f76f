/** Settings as the texts of a form and back: an empty text is the default. Pure. */
import type { JobSetting, SettingValue } from '../../api/settings.ts';
import { settingsTexts as texts } from '../../texts/settings.ts';

export type SettingTexts = Record<string, string>;

export function textsOf(settings: readonly JobSetting[]): SettingTexts {
  return Object.fromEntries(settings.map((setting) => [setting.name, textOf(setting)]));
}

/** A number that isn't set is left empty, so that it goes on following its default. */
function textOf({ domain, value, isSet }: JobSetting): string {
  return domain.type === 'number' && !isSet ? '' : String(value);
}

export function settingProblem({ domain }: JobSetting, text: string): string | null {
  if (domain.type !== 'number' || text.trim() === '') return null;
  const { min, max, isWhole } = domain;
  const value = Number(text);
  const isGood = Number.isFinite(value) && value >= min && value <= max && (!isWhole || Number.isInteger(value));
  return isGood ? null : isWhole ? texts.wholeProblem(min, max) : texts.numberProblem(min, max);
}

/** Null for what is the default. */
export function settingValue(setting: JobSetting, text: string): SettingValue | null {
  const { domain } = setting;
  if (domain.type === 'number') return text.trim() === '' ? null : Number(text);
  if (text === String(setting.default)) return null;
  return domain.type === 'flag' ? text === 'true' : text;
}
