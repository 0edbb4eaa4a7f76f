/** The dialect: which one holds, how it came to be chosen, who speaks it and since when (W-01 to W-05). */
import { Field, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ConnectionSettings, Dialect } from '../../api/quirks.ts';
import { PropertyList } from '../../components/property-list.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { addresses } from '../../shell/addresses.ts';
import { quirksTexts as texts } from '../../texts/quirks.ts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalM, maxWidth: '720px' },
});

interface DialectCardProps {
  servicePrincipalId: string;
  dialects: readonly Dialect[];
  connection: ConnectionSettings;
  /** As set in the form; null follows the application's connector or the tenant URL. */
  chosen: string | null;
  onChoose(dialect: string | null): void;
}

export function DialectCard(props: DialectCardProps): ReactNode {
  const { servicePrincipalId, dialects, connection, chosen, onChoose } = props;
  const styles = useStyles();
  const dialect = dialects.find(({ name }) => name === (chosen ?? connection.withoutQuirk));
  return (
    <SectionCard
      title={texts.dialect}
      aside={<RouterLink to={addresses.connectivity(servicePrincipalId)}>{texts.changeUrl}</RouterLink>}
    >
      <div className={styles.content}>
        <Field label={texts.dialect} hint={reasonOf(connection, chosen)}>
          <Select value={chosen ?? ''} onChange={(_event, { value }) => onChoose(value === '' ? null : value)}>
            <option value="">
              {connection.own === null ? texts.dialectAuto(connection.withoutQuirk) : texts.dialectOwn(connection.own)}
            </option>
            {dialects.map(({ name }) => (
              <option key={name} value={name}>
                {texts.dialectName(name)}
              </option>
            ))}
          </Select>
        </Field>
        {dialect ? (
          <PropertyList
            properties={[
              { name: texts.speaker, value: dialect.speaker },
              { name: texts.known, value: dialect.known },
              { name: texts.rule, value: dialect.rule },
            ]}
          />
        ) : null}
      </div>
    </SectionCard>
  );
}

function reasonOf(connection: ConnectionSettings, chosen: string | null): string {
  const saved = typeof connection.quirks.dialect === 'string' ? connection.quirks.dialect : null;
  if (chosen !== null) return chosen === saved ? texts.chosenBy.quirk : texts.chosenBy.unsaved;
  if (connection.dialect === null) return texts.chosenBy.noUrl;
  if (connection.own !== null) return texts.chosenBy.application;
  return connection.flag === null ? texts.chosenBy.default : texts.chosenBy.flag(connection.flag);
}
