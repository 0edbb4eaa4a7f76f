/** Names with their values, as the portal lists what an object or a state consists of. */
import { makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { common } from '../texts/common.ts';
import { CopyButton } from './copy-button.tsx';

const useStyles = makeStyles({
  list: {
    display: 'grid',
    gridTemplateColumns: 'minmax(110px, 2fr) minmax(0, 5fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalS,
    margin: 0,
    alignItems: 'start',
  },
  name: { color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
  value: {
    margin: 0,
    minWidth: 0,
    display: 'flex',
    alignItems: 'flex-start',
    columnGap: tokens.spacingHorizontalXS,
    overflowWrap: 'anywhere',
  },
  // The button is higher than a line of text.
  copy: { margin: '-2px 0' },
});

export interface Property {
  name: string;
  value: ReactNode;
  /** Offers to copy this text. */
  copyText?: string;
}

export function PropertyList({ properties }: { properties: readonly Property[] }): ReactNode {
  const styles = useStyles();
  return (
    <dl className={styles.list}>
      {properties.map(({ name, value, copyText }) => (
        <PropertyRow key={name} name={name} value={value} copyText={copyText} />
      ))}
    </dl>
  );
}

function PropertyRow({ name, value, copyText }: { name: string; value: ReactNode; copyText: string | undefined }) {
  const styles = useStyles();
  const isEmpty = value === '' || value === null || value === undefined;
  return (
    <>
      <dt className={styles.name}>{name}</dt>
      <dd className={styles.value}>
        <span>{isEmpty ? common.notGiven : value}</span>
        {copyText ? (
          <span className={styles.copy}>
            <CopyButton text={copyText} label={`${common.copy} ${name}`} />
          </span>
        ) : null}
      </dd>
    </>
  );
}
