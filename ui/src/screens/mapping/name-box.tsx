/**
 * The name of an attribute from a list, found by typing a part of it; one that isn't in the list may be typed as well
 * (`extension_…`). Stands in a Field.
 */
import { Combobox, makeStyles, Option } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { SHORT_LIST } from '../../components/short-list.ts';

const useStyles = makeStyles({ control: { minWidth: 0, width: '100%', '& > input': { minWidth: 0 } } });

interface NameBoxProps {
  names: readonly string[];
  value: string;
  onChange(value: string): void;
}

export function NameBox({ names, value, onChange }: NameBoxProps): ReactNode {
  const styles = useStyles();
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const search = (typed ?? '').toLowerCase();
  const found = names.filter((name) => name.toLowerCase().includes(search));
  return (
    <Combobox
      freeform
      className={styles.control}
      listbox={SHORT_LIST}
      value={typed ?? value}
      selectedOptions={[value]}
      open={isOpen && found.length > 0}
      onOpenChange={(_event, { open }) => setOpen(open)}
      onInput={(event) => {
        // A name that is pasted or dictated opens the list too; Fluent does so for keys alone.
        setOpen(true);
        setTyped(event.currentTarget.value);
        onChange(event.currentTarget.value.trim());
      }}
      onOptionSelect={(_event, { optionValue }) => {
        // Without one, typing has only made the choice of before undone.
        if (optionValue === undefined) return;
        setTyped(null);
        onChange(optionValue);
      }}
      onBlur={() => setTyped(null)}
    >
      {found.map((name) => (
        <Option key={name} value={name}>
          {name}
        </Option>
      ))}
    </Combobox>
  );
}
