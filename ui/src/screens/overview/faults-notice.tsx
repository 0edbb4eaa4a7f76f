/** Says that faults are on, so that nobody takes what they do for the endpoint's own doing; clears them. */
import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { clearFaults } from '../../api/faults.ts';
import { queries } from '../../api/queries.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { addresses } from '../../shell/addresses.ts';
import { faultsTexts as texts } from '../../texts/faults.ts';

export function FaultsNotice({ servicePrincipalId }: { servicePrincipalId: string }): ReactNode {
  const { data = [] } = useQuery(queries.faults(servicePrincipalId));
  const clear = useAction({
    run: () => clearFaults(servicePrincipalId),
    touches: [queries.faults(servicePrincipalId).queryKey],
  });
  const active = data.filter(({ enabled }) => enabled).length;
  if (active === 0) return null;
  return (
    <MessageBar intent="warning">
      <MessageBarBody>{texts.notice(active)}</MessageBarBody>
      <MessageBarActions>
        <RouterLink to={addresses.faults(servicePrincipalId)}>{texts.noticeLink}</RouterLink>
        <Button size="small" onClick={() => clear.mutate()}>
          {texts.noticeClear}
        </Button>
      </MessageBarActions>
    </MessageBar>
  );
}
