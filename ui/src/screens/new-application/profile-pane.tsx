/** One application of the gallery: what it supports, the form that makes an application of it, its attributes. */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Body1,
  Caption1,
  makeStyles,
  Spinner,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { Profile, ProfileRow } from '../../api/gallery.ts';
import { queries } from '../../api/queries.ts';
import { DetailsPane } from '../../components/details-pane.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { common } from '../../texts/common.ts';
import { newApplicationTexts as texts } from '../../texts/new-application.ts';
import { ApplicationForm } from './application-form.tsx';
import { SupportBadges } from './support-badges.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXL },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  text: { overflowWrap: 'anywhere' },
});

export function ProfilePane({ profileId, onClose }: { profileId: string; onClose(): void }): ReactNode {
  const { data, error, refetch } = useQuery(queries.profile(profileId));
  return (
    <DetailsPane
      title={data?.name ?? (error ? common.notGiven : common.loading)}
      subtitle={data?.categories.join(', ')}
      onClose={onClose}
    >
      {data ? (
        <ProfileDetails profile={data} />
      ) : error ? (
        <ErrorState error={error} onRetry={() => void refetch()} />
      ) : (
        <Spinner />
      )}
    </DetailsPane>
  );
}

function ProfileDetails({ profile }: { profile: Profile }): ReactNode {
  const styles = useStyles();
  const { id, name, description, connection, specifics, users, groups } = profile;
  return (
    <div className={styles.content}>
      {description ? <Body1 className={styles.text}>{description}</Body1> : null}
      <SupportBadges profile={profile} />
      <ApplicationForm from={{ profile: id }} suggested={{ displayName: name, tenantUrl: connection.tenantUrl }} />
      <Accordion multiple collapsible>
        <AttributeItem kind={common.users} rows={users} />
        {groups.length > 0 ? <AttributeItem kind={common.groups} rows={groups} /> : null}
        {specifics.length > 0 ? (
          <AccordionItem value="specifics">
            <AccordionHeader>{texts.specifics}</AccordionHeader>
            <AccordionPanel>
              <ul>
                {specifics.map((each) => (
                  <li key={each}>{each}</li>
                ))}
              </ul>
            </AccordionPanel>
          </AccordionItem>
        ) : null}
        {connection.notes ? (
          <AccordionItem value="notes">
            <AccordionHeader>{texts.notes}</AccordionHeader>
            <AccordionPanel>
              <Body1 className={styles.text}>{connection.notes}</Body1>
            </AccordionPanel>
          </AccordionItem>
        ) : null}
      </Accordion>
    </div>
  );
}

function AttributeItem({ kind, rows }: { kind: string; rows: readonly ProfileRow[] }): ReactNode {
  const styles = useStyles();
  return (
    <AccordionItem value={kind}>
      <AccordionHeader>{texts.attributes(kind, rows.length)}</AccordionHeader>
      <AccordionPanel>
        <ul className={styles.list}>
          {rows.map((row) => (
            <li key={row.name} className={styles.row}>
              <Body1>{row.name}</Body1>
              <Caption1 className={styles.quiet}>{detailsOf(row)}</Caption1>
            </li>
          ))}
        </ul>
      </AccordionPanel>
    </AccordionItem>
  );
}

function detailsOf({ source, type, match, required, onlyOnCreate }: ProfileRow): string {
  return [
    type,
    source ?? texts.none,
    ...(match === null ? [] : [texts.matching(match)]),
    ...(required ? [texts.required] : []),
    ...(onlyOnCreate ? [texts.onlyOnCreate] : []),
  ].join(' · ');
}
