/** Users of the tenant: search, look at one, change it and watch the change arrive. */
import {
  Badge,
  makeStyles,
  SearchBox,
  Table,
  TableBody,
  TableCell,
  TableHeader,
  TableHeaderCell,
  TableRow,
  tokens,
} from '@fluentui/react-components';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useDeferredValue } from 'react';
import { useSearchParams } from 'react-router';
import { queries } from '../../api/queries.ts';
import { MoreRows } from '../../components/more-rows.tsx';
import { OpenRow } from '../../components/open-row.tsx';
import { Screen } from '../../components/screen.tsx';
import { Empty, Failed, Loading } from '../../components/states.tsx';
import { useApplication } from '../../shell/use-application.ts';
import { texts } from '../../texts/texts.ts';
import { ChangeSimulatorControls } from './change-simulator-controls.tsx';
import { UserDrawer } from './user-drawer.tsx';

const useStyles = makeStyles({
  scroll: {
    overflowX: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { minWidth: '52rem' },
  search: { width: 'min(100%, 24rem)', maxWidth: 'none' },
});

export function UsersScreen() {
  const styles = useStyles();
  const { application } = useApplication();
  const [parameters, setParameters] = useSearchParams();
  const search = parameters.get('search') ?? '';
  const users = useInfiniteQuery(queries.users(useDeferredValue(search)));
  const assignments = useQuery({
    ...queries.assignments(application?.servicePrincipalId ?? ''),
    enabled: application !== undefined,
  });
  const assigned = new Set(assignments.data?.map(({ principalId }) => principalId));
  const rows = users.data?.pages.flatMap((page) => page.value) ?? [];
  const selected = parameters.get('user');
  const set = (name: string, value: string) =>
    setParameters(
      (before) => {
        const next = new URLSearchParams(before);
        if (value === '') next.delete(name);
        else next.set(name, value);
        return next;
      },
      { replace: name === 'search' },
    );
  return (
    <Screen title={texts.nav.users} subtitle={texts.tenant}>
      <ChangeSimulatorControls />
      <SearchBox
        className={styles.search}
        aria-label={texts.directory.search}
        placeholder={texts.directory.search}
        value={search}
        onChange={(_event, { value }) => set('search', value)}
      />
      {users.error && <Failed error={users.error} retry={() => void users.refetch()} />}
      {users.isPending && !users.error && <Loading />}
      {users.data && rows.length === 0 && <Empty>{texts.directory.noUsers}</Empty>}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
        <section className={styles.scroll} tabIndex={0} aria-label={texts.nav.users}>
          <Table className={styles.table} size="small" aria-label={texts.nav.users}>
            <TableHeader>
              <TableRow>
                {[
                  texts.directory.name,
                  texts.directory.userPrincipalName,
                  texts.directory.department,
                  texts.directory.jobTitle,
                  texts.directory.enabled,
                  texts.directory.assigned,
                ].map((heading) => (
                  <TableHeaderCell key={heading}>{heading}</TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {rows.map((user) => (
                <TableRow key={user.id}>
                  <TableCell>
                    <OpenRow name={user.displayName} onOpen={() => set('user', user.id)} />
                  </TableCell>
                  <TableCell>{user.userPrincipalName}</TableCell>
                  <TableCell>{user.department ?? ''}</TableCell>
                  <TableCell>{user.jobTitle ?? ''}</TableCell>
                  <TableCell>
                    {user.accountEnabled ? texts.directory.accountEnabled : texts.directory.accountDisabled}
                  </TableCell>
                  <TableCell>
                    {assigned.has(user.id) && <Badge appearance="tint">{texts.directory.assigned}</Badge>}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </section>
      )}
      <MoreRows
        hasMore={users.hasNextPage}
        isLoading={users.isFetchingNextPage}
        load={() => void users.fetchNextPage()}
      />
      {selected && application && (
        <UserDrawer
          userId={selected}
          servicePrincipalId={application.servicePrincipalId}
          onClose={() => set('user', '')}
        />
      )}
    </Screen>
  );
}
