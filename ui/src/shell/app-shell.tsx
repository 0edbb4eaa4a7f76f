/** The frame of every screen: top bar with the clock, navigation, content. */
import {
  Button,
  Link,
  MessageBar,
  MessageBarBody,
  makeStyles,
  mergeClasses,
  Select,
  Text,
  tokens,
} from '@fluentui/react-components';
import {
  DocumentBulletListRegular,
  HomeRegular,
  NavigationRegular,
  PeopleCommunityRegular,
  PersonRegular,
  ServerRegular,
  WeatherMoonRegular,
  WeatherSunnyRegular,
} from '@fluentui/react-icons';
import { useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { NavLink, Outlet, useLocation, useNavigate } from 'react-router';
import { queries } from '../api/queries.ts';
import { useConnected } from '../live/simulator-events.tsx';
import { texts } from '../texts/texts.ts';
import { ClockControls } from './clock-controls.tsx';
import { useColourScheme } from './colour-scheme.ts';
import { useApplication } from './use-application.ts';

const NARROW = '@media (max-width: 760px)';

const useStyles = makeStyles({
  page: {
    minHeight: '100vh',
    display: 'grid',
    gridTemplateRows: 'auto 1fr',
    backgroundColor: tokens.colorNeutralBackground2,
  },
  skip: {
    position: 'absolute',
    left: '-999px',
    ':focus': {
      left: tokens.spacingHorizontalM,
      top: tokens.spacingVerticalM,
      zIndex: 10,
      backgroundColor: tokens.colorNeutralBackground1,
      padding: tokens.spacingHorizontalS,
    },
  },
  bar: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  brand: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    color: 'inherit',
    textDecoration: 'none',
  },
  grow: { flexGrow: 1 },
  clock: { [NARROW]: { order: 1, width: '100%' } },
  body: {
    display: 'grid',
    gridTemplateColumns: '15rem minmax(0, 1fr)',
    [NARROW]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  nav: {
    padding: tokens.spacingVerticalL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    [NARROW]: { borderRight: 'none', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  closed: { [NARROW]: { display: 'none' } },
  menuButton: { display: 'none', [NARROW]: { display: 'inline-flex' } },
  section: {
    color: tokens.colorNeutralForeground2,
    marginTop: tokens.spacingVerticalM,
    paddingLeft: tokens.spacingHorizontalS,
  },
  item: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground1,
    textDecoration: 'none',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  active: { backgroundColor: tokens.colorNeutralBackground1Selected, fontWeight: tokens.fontWeightSemibold },
  content: { padding: tokens.spacingHorizontalXL, minWidth: 0, [NARROW]: { padding: tokens.spacingHorizontalM } },
});

export function AppShell() {
  const styles = useStyles();
  const connected = useConnected();
  const { scheme, toggle } = useColourScheme();
  const [isOpen, setOpen] = useState(false);
  const { application } = useApplication();
  const base = application ? `/applications/${application.servicePrincipalId}` : '';
  const item = (to: string, label: string, icon: ReactElement) => (
    <NavLink
      to={`${base}/${to}`}
      className={({ isActive }) => mergeClasses(styles.item, isActive && styles.active)}
      onClick={() => setOpen(false)}
    >
      {icon}
      {label}
    </NavLink>
  );
  return (
    <div className={styles.page}>
      <header className={styles.bar}>
        <Link href="#content" className={styles.skip}>
          {texts.skipToContent}
        </Link>
        <Button
          className={styles.menuButton}
          appearance="subtle"
          icon={<NavigationRegular />}
          aria-label={texts.menu}
          aria-expanded={isOpen}
          onClick={() => setOpen(!isOpen)}
        />
        <NavLink to="/" className={styles.brand}>
          <img src="/favicon.svg" alt="" width={24} height={24} />
          <Text weight="semibold" size={400}>
            {texts.product}
          </Text>
        </NavLink>
        <span className={styles.grow} />
        <div className={styles.clock}>
          <ClockControls />
        </div>
        <Button
          appearance="subtle"
          icon={scheme === 'dark' ? <WeatherSunnyRegular /> : <WeatherMoonRegular />}
          aria-label={scheme === 'dark' ? texts.theme.light : texts.theme.dark}
          onClick={toggle}
        />
      </header>
      <div className={styles.body}>
        <nav aria-label={texts.menu} className={mergeClasses(styles.nav, !isOpen && styles.closed)}>
          <ApplicationChoice />
          <Text as="h2" size={200} weight="semibold" className={styles.section}>
            {texts.provisioning}
          </Text>
          {item('overview', texts.nav.overview, <HomeRegular />)}
          {item('logs', texts.nav.logs, <DocumentBulletListRegular />)}
          {item('target', texts.nav.target, <ServerRegular />)}
          <Text as="h2" size={200} weight="semibold" className={styles.section}>
            {texts.tenant}
          </Text>
          {item('users', texts.nav.users, <PersonRegular />)}
          {item('groups', texts.nav.groups, <PeopleCommunityRegular />)}
        </nav>
        <main id="content" className={styles.content} tabIndex={-1}>
          {!connected && (
            <MessageBar intent="warning">
              <MessageBarBody>{texts.connection.lost}</MessageBarBody>
            </MessageBar>
          )}
          <Outlet />
        </main>
      </div>
    </div>
  );
}

function ApplicationChoice() {
  const { data } = useQuery(queries.applications());
  const { application } = useApplication();
  const navigate = useNavigate();
  const screen = useLocation().pathname.split('/')[3] ?? 'overview';
  if (!data || data.length === 0) return null;
  return (
    <Select
      aria-label={texts.application}
      value={application?.servicePrincipalId ?? ''}
      onChange={(_event, { value }) => void navigate(`/applications/${value}/${screen}`)}
    >
      {data.map(({ servicePrincipalId, displayName }) => (
        <option key={servicePrincipalId} value={servicePrincipalId}>
          {displayName}
        </option>
      ))}
    </Select>
  );
}
