/** The gallery: applications found by name and category, the chosen one beside. What is looked for is in the address. */
import { Body1, Button, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { AppsListRegular } from '@fluentui/react-icons/svg/apps-list';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useMemo } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ProfileSummary } from '../../api/gallery.ts';
import { queries } from '../../api/queries.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ErrorState } from '../../components/error-state.tsx';
import { ListAndPane } from '../../components/list-and-pane.tsx';
import { PillMenu } from '../../components/pill-menu.tsx';
import { SearchField } from '../../components/search-field.tsx';
import { useSetParameter, withParameter } from '../../hooks/use-set-parameter.ts';
import { addresses } from '../../shell/addresses.ts';
import { common } from '../../texts/common.ts';
import { newApplicationTexts as texts } from '../../texts/new-application.ts';
import { ProfileCard } from './profile-card.tsx';
import { ProfilePane } from './profile-pane.tsx';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  count: { color: tokens.colorNeutralForeground3 },
  scroller: { overflowY: 'auto', height: '100%', backgroundColor: tokens.colorNeutralBackground2 },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(260px, 100%), 1fr))',
    gap: tokens.spacingHorizontalM,
    listStyleType: 'none',
    margin: 0,
    padding: tokens.spacingHorizontalM,
  },
});

/** The profile of applications that no gallery has; it has a way of its own. */
const CUSTOM = 'custom';

export function Gallery(): ReactNode {
  const styles = useStyles();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const setParameter = useSetParameter();
  const { data, error, refetch } = useQuery(queries.profiles());
  const name = search.get('name') ?? '';
  const category = search.get('category') ?? '';
  const chosen = search.get('profile');
  const setName = useCallback((value: string) => setParameter('name', value, { replace: true }), [setParameter]);
  const found = useMemo(() => find(data ?? [], name, category), [data, name, category]);
  const categories = useMemo(() => [...new Set(data?.flatMap((each) => each.categories))].sort(), [data]);
  const addressWith = (profile: string) => `${addresses.newApplication()}?${withParameter(search, 'profile', profile)}`;
  // Added to the address as it is at the click: what was typed may have changed it since this was drawn.
  const choose = (profile: string) => setParameter('profile', profile);
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  return (
    <>
      <search aria-label={texts.findLabel} className={styles.bar}>
        <SearchField label={texts.findLabel} placeholder={texts.findPlaceholder} value={name} onChange={setName} />
        <PillMenu
          text={texts.category(category || texts.all)}
          choices={[{ value: '', label: texts.all }, ...categories.map((value) => ({ value, label: value }))]}
          chosen={[category]}
          onChange={([value]) => setParameter('category', value ?? '', { replace: true })}
        />
        <Body1 className={styles.count} role="status">
          {data ? texts.found(found.length) : ''}
        </Body1>
      </search>
      <ListAndPane
        pane={chosen ? <ProfilePane key={chosen} profileId={chosen} onClose={() => choose('')} /> : null}
        list={
          <div className={styles.scroller}>
            {data ? null : <Spinner label={common.loading} />}
            {data && found.length === 0 ? (
              <EmptyState icon={<AppsListRegular />} title={texts.noMatchTitle} text={texts.noMatchText}>
                <Button onClick={() => void navigate(addresses.newApplication('custom'))}>{texts.useCustom}</Button>
              </EmptyState>
            ) : (
              <ul className={styles.grid} aria-label={texts.gallery}>
                {found.map((profile) => (
                  <li key={profile.id}>
                    <ProfileCard
                      profile={profile}
                      to={addressWith(profile.id)}
                      isChosen={profile.id === chosen}
                      onChoose={() => choose(profile.id)}
                    />
                  </li>
                ))}
              </ul>
            )}
          </div>
        }
      />
    </>
  );
}

function find(profiles: readonly ProfileSummary[], name: string, category: string): ProfileSummary[] {
  const wanted = name.trim().toLowerCase();
  return profiles.filter(
    (profile) =>
      profile.id !== CUSTOM &&
      (category === '' || profile.categories.includes(category)) &&
      `${profile.name} ${profile.id}`.toLowerCase().includes(wanted),
  );
}
