/** A search box that tells what was typed once the typing rests. */
import { makeStyles, SearchBox } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';

const RESTING_MS = 300;

const useStyles = makeStyles({ box: { width: '320px', maxWidth: '100%' } });

interface SearchFieldProps {
  label: string;
  placeholder: string;
  value: string;
  onChange(value: string): void;
}

export function SearchField({ label, placeholder, value, onChange }: SearchFieldProps): ReactNode {
  const styles = useStyles();
  const [typed, setTyped] = useState(value);
  const told = useRef(value);

  // What changes it from outside, such as clearing all filters, counts as well.
  useEffect(() => {
    if (value === told.current) return;
    told.current = value;
    setTyped(value);
  }, [value]);

  useEffect(() => {
    if (typed.trim() === told.current) return;
    const timer = setTimeout(() => {
      told.current = typed.trim();
      onChange(told.current);
    }, RESTING_MS);
    return () => clearTimeout(timer);
  }, [typed, onChange]);

  return (
    <SearchBox
      className={styles.box}
      aria-label={label}
      placeholder={placeholder}
      value={typed}
      onChange={(_event, data) => setTyped(data.value)}
    />
  );
}
