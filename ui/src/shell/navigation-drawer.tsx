/** The navigation at the left (P-104): the pages of the application at hand, and of the tenant. */
import {
  makeStyles,
  mergeClasses,
  NavDivider,
  NavDrawer,
  NavDrawerBody,
  NavItem,
  NavSectionHeader,
  tokens,
} from '@fluentui/react-components';
import { Apps20Regular } from '@fluentui/react-icons/svg/apps';
import { Camera20Regular } from '@fluentui/react-icons/svg/camera';
import { ClipboardTaskListLtr20Regular } from '@fluentui/react-icons/svg/clipboard-task-list-ltr';
import { Clock20Regular } from '@fluentui/react-icons/svg/clock';
import { Desktop20Regular } from '@fluentui/react-icons/svg/desktop';
import { DocumentText20Regular } from '@fluentui/react-icons/svg/document-text';
import { FlashOff20Regular } from '@fluentui/react-icons/svg/flash-off';
import { FlashPlay20Regular } from '@fluentui/react-icons/svg/flash-play';
import { Flow20Regular } from '@fluentui/react-icons/svg/flow';
import { History20Regular } from '@fluentui/react-icons/svg/history';
import { Home20Regular } from '@fluentui/react-icons/svg/home';
import { Mail20Regular } from '@fluentui/react-icons/svg/mail';
import { MathFormula20Regular } from '@fluentui/react-icons/svg/math-formula';
import { Options20Regular } from '@fluentui/react-icons/svg/options';
import { People20Regular } from '@fluentui/react-icons/svg/people';
import { PeopleTeam20Regular } from '@fluentui/react-icons/svg/people-team';
import { Person20Regular } from '@fluentui/react-icons/svg/person';
import { PlugConnected20Regular } from '@fluentui/react-icons/svg/plug-connected';
import { QuestionCircle20Regular } from '@fluentui/react-icons/svg/question-circle';
import { Record20Regular } from '@fluentui/react-icons/svg/record';
import { SearchSquare20Regular } from '@fluentui/react-icons/svg/search-square';
import { Settings20Regular } from '@fluentui/react-icons/svg/settings';
import { TableEdit20Regular } from '@fluentui/react-icons/svg/table-edit';
import { useQuery } from '@tanstack/react-query';
import type { ReactElement, ReactNode } from 'react';
import { useHref, useLocation } from 'react-router';
import { queries } from '../api/queries.ts';
import { useLinkClick } from '../components/router-link.tsx';
import { useCurrentApplication } from '../hooks/use-current-application.ts';
import { shell } from '../texts/shell.ts';
import { addresses } from './addresses.ts';
import { FindingsBadge } from './findings-badge.tsx';

const useStyles = makeStyles({
  drawer: { width: '232px', height: '100%', flexShrink: 0, borderRight: `1px solid ${tokens.colorNeutralStroke2}` },
  body: { paddingTop: tokens.spacingVerticalS },
  pending: { visibility: 'hidden' },
  header: { overflowWrap: 'anywhere' },
});

interface NavigationDrawerProps {
  isWide: boolean;
  isOpen: boolean;
  onClose(): void;
}

const texts = shell.navigation;

export function NavigationDrawer({ isWide, isOpen, onClose }: NavigationDrawerProps): ReactNode {
  const styles = useStyles();
  const { pathname } = useLocation();
  const { isPending } = useQuery(queries.applications());
  const application = useCurrentApplication();
  const id = application?.servicePrincipalId;
  return (
    <NavDrawer
      type={isWide ? 'inline' : 'overlay'}
      open={isWide || isOpen}
      onOpenChange={(_event, { open }) => {
        if (!open) onClose();
      }}
      onNavItemSelect={onClose}
      selectedValue={selectedAddress(pathname)}
      tabbable
      className={styles.drawer}
      role="navigation"
      aria-label={shell.menu}
    >
      {/* Nothing until the application is known: its items would move the ones below from under the pointer. */}
      <NavDrawerBody className={mergeClasses(styles.body, isPending && styles.pending)}>
        <NavigationLink to={addresses.applications} icon={<Apps20Regular />} label={texts.applications} />
        {application && id ? (
          <>
            <NavSectionHeader className={styles.header}>{application.displayName}</NavSectionHeader>
            <NavigationLink to={addresses.overview(id)} icon={<Home20Regular />} label={texts.overview} />
            <NavigationLink to={addresses.onDemand(id)} icon={<FlashPlay20Regular />} label={texts.onDemand} />
            <NavSectionHeader>{texts.manage}</NavSectionHeader>
            <NavigationLink to={addresses.mappings(id)} icon={<TableEdit20Regular />} label={texts.mapping} />
            <NavigationLink
              to={addresses.connectivity(id)}
              icon={<PlugConnected20Regular />}
              label={texts.connectivity}
            />
            <NavigationLink to={addresses.quirks(id)} icon={<Options20Regular />} label={texts.quirks} />
            <NavigationLink
              to={addresses.usersAndGroups(id)}
              icon={<PeopleTeam20Regular />}
              label={texts.usersAndGroups}
            />
            <NavigationLink
              to={addresses.expressionBuilder(id)}
              icon={<MathFormula20Regular />}
              label={texts.builder}
            />
            <NavigationLink to={addresses.settings(id)} icon={<Settings20Regular />} label={texts.settings} />
            <NavSectionHeader>{texts.monitor}</NavSectionHeader>
            <NavigationLink to={addresses.flow(id)} icon={<Flow20Regular />} label={texts.flow} />
            <NavigationLink to={addresses.logs(id)} icon={<DocumentText20Regular />} label={texts.logs} />
            <NavigationLink
              to={addresses.auditLogs({ target: id })}
              icon={<History20Regular />}
              label={texts.auditLogs}
            />
            <NavigationLink to={addresses.why(id)} icon={<QuestionCircle20Regular />} label={texts.why} />
            <NavigationLink to={addresses.target(id)} icon={<Desktop20Regular />} label={texts.target} />
            <NavigationLink
              to={addresses.findings(id)}
              icon={<SearchSquare20Regular />}
              label={texts.findings}
              badge={<FindingsBadge servicePrincipalId={id} />}
            />
            <NavigationLink
              to={addresses.rehearsal(id)}
              icon={<ClipboardTaskListLtr20Regular />}
              label={texts.rehearsal}
            />
            <NavigationLink to={addresses.faults(id)} icon={<FlashOff20Regular />} label={texts.faults} />
            <NavigationLink to={addresses.recording(id)} icon={<Record20Regular />} label={texts.recording} />
          </>
        ) : null}
        <NavDivider />
        <NavSectionHeader>{texts.tenant}</NavSectionHeader>
        <NavigationLink to={addresses.tenantUsers} icon={<Person20Regular />} label={texts.tenantUsers} />
        <NavigationLink to={addresses.tenantGroups} icon={<People20Regular />} label={texts.tenantGroups} />
        <NavDivider />
        <NavSectionHeader>{texts.simulator}</NavSectionHeader>
        <NavigationLink to={addresses.snapshots} icon={<Camera20Regular />} label={texts.snapshots} />
        <NavigationLink to={addresses.outbox} icon={<Mail20Regular />} label={texts.outbox} />
        <NavigationLink to={addresses.time} icon={<Clock20Regular />} label={texts.time} />
      </NavDrawerBody>
    </NavDrawer>
  );
}

/** An item that is a real link, and moves within the page when it is simply clicked. */
interface NavigationLinkProps {
  to: string;
  icon: ReactElement;
  label: string;
  /** Behind the label. */
  badge?: ReactNode;
}

function NavigationLink({ to, icon, label, badge }: NavigationLinkProps): ReactNode {
  const href = useHref(to);
  const onClick = useLinkClick(to);
  return (
    <NavItem as="a" href={href} value={to.replace(/\?.*/, '')} icon={icon} onClick={onClick}>
      {label}
      {badge}
    </NavItem>
  );
}

/** The item that stands for an address, such as that of one log entry. */
function selectedAddress(pathname: string): string {
  const parts = pathname.split('/');
  const length = parts[1] === 'applications' ? 4 : parts[1] === 'snapshots' ? 2 : 3;
  return parts.slice(0, length).join('/');
}
