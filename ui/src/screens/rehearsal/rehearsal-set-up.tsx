/** What is run: the edition, the groups of tests, and another endpoint than the application's. */
import {
  Caption1,
  Checkbox,
  Dropdown,
  Field,
  Input,
  makeStyles,
  Option,
  Switch,
  tokens,
  typographyStyles,
} from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { Edition, RehearsalRequest, RehearsalTest } from '../../api/rehearsal.ts';
import { SectionCard } from '../../components/section-card.tsx';
import { rehearsalTexts as texts } from '../../texts/rehearsal.ts';

export interface SetUp {
  edition: Edition;
  asMicrosoft: boolean;
  suites: RehearsalTest['suite'][];
  isOther: boolean;
  url: string;
  token: string;
}

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, maxWidth: '480px' },
  suites: { display: 'flex', flexDirection: 'column', margin: 0, padding: 0, border: 'none' },
  legend: { ...typographyStyles.body1, padding: 0 },
  problem: { color: tokens.colorStatusDangerForeground1 },
});

const editions: readonly Edition[] = ['25', '24', '22'];
const suites = ['gallery', 'protocol', 'requirements'] as const;

/** What has to be mended before it can start; null when nothing has. */
export function problemOf({ suites: chosen, isOther, url }: SetUp): string | null {
  if (chosen.length === 0) return texts.noSuite;
  return isOther && !/^https?:\/\/\S+$/.test(url.trim()) ? texts.urlNeeded : null;
}

export function requestOf({ edition, asMicrosoft, suites: chosen, isOther, url, token }: SetUp): RehearsalRequest {
  return { edition, asMicrosoft, only: [...chosen], ...(isOther ? { target: { url: url.trim(), token } } : {}) };
}

interface RehearsalSetUpProps {
  value: SetUp;
  onChange(value: SetUp): void;
  showsProblem: boolean;
}

export function RehearsalSetUp({ value, onChange, showsProblem }: RehearsalSetUpProps): ReactNode {
  const styles = useStyles();
  const problem = showsProblem ? problemOf(value) : null;
  const set = (changed: Partial<SetUp>) => onChange({ ...value, ...changed });
  const isUrlWrong = problem === texts.urlNeeded;
  return (
    <SectionCard title={texts.setUp}>
      <div className={styles.fields}>
        <fieldset className={styles.suites}>
          <legend className={styles.legend}>{texts.suitesLabel}</legend>
          {suites.map((suite) => (
            <Checkbox
              key={suite}
              label={texts.suites[suite]}
              checked={value.suites.includes(suite)}
              onChange={(_event, { checked }) =>
                set({ suites: suites.filter((each) => (each === suite ? checked : value.suites.includes(each))) })
              }
            />
          ))}
          {problem === texts.noSuite ? (
            <Caption1 role="alert" className={styles.problem}>
              {problem}
            </Caption1>
          ) : null}
        </fieldset>
        <Field label={texts.edition}>
          <Dropdown
            value={texts.editions[value.edition]}
            selectedOptions={[value.edition]}
            onOptionSelect={(_event, { optionValue }) =>
              set({ edition: editions.find((edition) => edition === optionValue) ?? '25' })
            }
          >
            {editions.map((edition) => (
              <Option key={edition} value={edition}>
                {texts.editions[edition]}
              </Option>
            ))}
          </Dropdown>
        </Field>
        <Field hint={texts.asMicrosoftHint}>
          <Switch
            label={texts.asMicrosoft}
            checked={value.asMicrosoft}
            onChange={(_event, { checked }) => set({ asMicrosoft: checked })}
          />
        </Field>
        <Field hint={texts.otherHint}>
          <Switch
            label={texts.other}
            checked={value.isOther}
            onChange={(_event, { checked }) => set({ isOther: checked })}
          />
        </Field>
        {value.isOther ? (
          <>
            <Field
              label={texts.url}
              hint={texts.urlHint}
              required
              {...(isUrlWrong ? { validationState: 'error', validationMessage: problem } : {})}
            >
              <Input type="url" value={value.url} onChange={(_event, { value: url }) => set({ url })} />
            </Field>
            <Field label={texts.token}>
              <Input
                type="password"
                autoComplete="off"
                value={value.token}
                onChange={(_event, { value: token }) => set({ token })}
              />
            </Field>
          </>
        ) : null}
      </div>
    </SectionCard>
  );
}
