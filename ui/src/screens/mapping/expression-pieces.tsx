/** Functions and attributes to choose from; the chosen one goes into the expression where the cursor stands (P-601). */
import { Combobox, Field, makeStyles, Option, OptionGroup } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { LanguageFunction } from '../../api/schema.ts';
import { SHORT_LIST } from '../../components/short-list.ts';
import { builderTexts as texts } from '../../texts/mapping.ts';

const useStyles = makeStyles({ control: { minWidth: 0, width: '100%', '& > input': { minWidth: 0 } } });

interface FunctionChoiceProps {
  functions: readonly LanguageFunction[];
  onPick(chosen: LanguageFunction): void;
}

export function FunctionChoice({ functions, onPick }: FunctionChoiceProps): ReactNode {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  const offered = functions.filter(({ name }) => name.toLowerCase().includes(typed.toLowerCase()));
  const kinds = [...new Set(offered.map(({ kind }) => kind))];
  return (
    <Field label={texts.chooseFunction}>
      <Combobox
        freeform
        className={styles.control}
        listbox={SHORT_LIST}
        value={typed}
        selectedOptions={[]}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onOptionSelect={(_event, { optionValue }) => {
          const chosen = functions.find(({ name }) => name === optionValue);
          setTyped('');
          if (chosen) onPick(chosen);
        }}
      >
        {kinds.map((kind) => (
          <OptionGroup key={kind} label={kind}>
            {offered
              .filter((each) => each.kind === kind)
              .map(({ name, signature, doc }) => (
                <Option key={name} value={name} text={name}>
                  <span title={doc}>{signature}</span>
                </Option>
              ))}
          </OptionGroup>
        ))}
      </Combobox>
    </Field>
  );
}

interface AttributeChoiceProps {
  names: readonly string[];
  onPick(name: string): void;
}

export function AttributeChoice({ names, onPick }: AttributeChoiceProps): ReactNode {
  const styles = useStyles();
  const [typed, setTyped] = useState('');
  return (
    <Field label={texts.chooseAttribute}>
      <Combobox
        freeform
        className={styles.control}
        listbox={SHORT_LIST}
        value={typed}
        selectedOptions={[]}
        onInput={(event) => setTyped(event.currentTarget.value)}
        onOptionSelect={(_event, { optionValue }) => {
          setTyped('');
          if (optionValue && names.includes(optionValue)) onPick(optionValue);
        }}
      >
        {names
          .filter((name) => name.toLowerCase().includes(typed.toLowerCase()))
          .map((name) => (
            <Option key={name} value={name}>
              {name}
            </Option>
          ))}
      </Combobox>
    </Field>
  );
}
