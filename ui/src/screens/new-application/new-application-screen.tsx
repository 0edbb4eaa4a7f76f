/** A new application: from the gallery, from a schema file, or any SCIM endpoint (issue "Applications", P-103). */
import { Body1, makeStyles, Tab, TabList, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useSearchParams } from 'react-router';
import { Page } from '../../components/page.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { newApplicationTexts as texts } from '../../texts/new-application.ts';
import { ApplicationForm } from './application-form.tsx';
import { Gallery } from './gallery.tsx';
import { SchemaFile } from './schema-file.tsx';

const ways = ['gallery', 'schema', 'custom'] as const;

const useStyles = makeStyles({
  tabs: { marginLeft: `-${tokens.spacingHorizontalM}`, flexShrink: 0 },
  card: { maxWidth: '720px' },
});

export function NewApplicationScreen(): ReactNode {
  const styles = useStyles();
  const [search, setSearch] = useSearchParams();
  const way = ways.find((each) => each === search.get('from')) ?? 'gallery';
  return (
    <Page title={texts.title} isFilled={way === 'gallery'}>
      <TabList
        aria-label={texts.ways}
        className={styles.tabs}
        selectedValue={way}
        onTabSelect={(_event, { value }) => setSearch(value === 'gallery' ? {} : { from: String(value) })}
      >
        {ways.map((each) => (
          <Tab key={each} value={each}>
            {texts.way[each]}
          </Tab>
        ))}
      </TabList>
      {way === 'gallery' ? <Gallery /> : null}
      {way === 'schema' ? <SchemaFile /> : null}
      {way === 'custom' ? (
        <SectionCard title={texts.customTitle} className={styles.card}>
          <Body1>{texts.customText}</Body1>
          <ApplicationForm from={{}} suggested={{ displayName: '' }} />
        </SectionCard>
      ) : null}
    </Page>
  );
}
