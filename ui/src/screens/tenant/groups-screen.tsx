/** Groups of the tenant: search, look at one, rename it, change its members, assign it. */
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
import { GroupDrawer } from './group-drawer.tsx';

const useStyles = makeStyles({
  scroll: {
    overflowX: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusMedium,
  },
  table: { minWidth: '36rem' },
  search: { width: 'min(100%, 24rem)', maxWidth: 'none' },
});

export function GroupsScreen() {
  const styles = useStyles();
  const { application } = useApplication();
  const [parameters, setParameters] = useSearchParams();
  const search = parameters.get('search') ?? '';
  const groups = useInfiniteQuery(queries.groups(useDeferredValue(search)));
  const assignments = useQuery({
    ...queries.assignments(application?.servicePrincipalId ?? ''),
    enabled: application !== undefined,
  });
  const assigned = new Set(assignments.data?.map(({ principalId }) => principalId));
  const rows = groups.data?.pages.flatMap((page) => page.value) ?? [];
  const selected = parameters.get('group');
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
    <Screen title={texts.nav.groups} subtitle={texts.tenant}>
      <SearchBox
        className={styles.search}
        aria-label={texts.directory.search}
        placeholder={texts.directory.search}
        value={search}
        onChange={(_event, { value }) => set('search', value)}
      />
      {groups.error && <Failed error={groups.error} retry={() => void groups.refetch()} />}
      {groups.isPending && !groups.error && <Loading />}
      {groups.data && rows.length === 0 && <Empty>{texts.directory.noGroups}</Empty>}
      {rows.length > 0 && (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard (WCAG 2.1.1).
        <section className={styles.scroll} tabIndex={0} aria-label={texts.nav.groups}>
          <Table className={styles.table} size="small" aria-label={texts.nav.groups}>
            <TableHeader>
              <TableRow>
                {[texts.directory.name, texts.directory.security, texts.directory.assigned].map((heading) => (
                  <TableHeaderCell key={heading}>{heading}</TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {rows.map((group) => (
                <TableRow key={group.id}>
                  <TableCell>
                    <OpenRow name={group.displayName} onOpen={() => set('group', group.id)} />
                  </TableCell>
                  <TableCell>{group.securityEnabled ? texts.overview.yes : texts.directory.notSecurity}</TableCell>
                  <TableCell>
                    {assigned.has(group.id) && <Badge appearance="tint">{texts.directory.assigned}</Badge>}
                  </TableCell>
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </section>
      )}
      <MoreRows
        hasMore={groups.hasNextPage}
        isLoading={groups.isFetchingNextPage}
        load={() => void groups.fetchNextPage()}
      />
      {selected && application && (
        <GroupDrawer
          groupId={selected}
          servicePrincipalId={application.servicePrincipalId}
          onClose={() => set('group', '')}
        />
      )}
    </Screen>
  );
}
