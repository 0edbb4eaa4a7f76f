/** Says that the thresholds of quarantine are not the real service's, whether they were reached or not. */
import { MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { JobAddress } from '../../api/jobs.ts';
import { queries } from '../../api/queries.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { addresses } from '../../shell/addresses.ts';
import { quarantineTexts as texts } from '../../texts/overview.ts';

export function ThresholdsNotice({ address: { jobId, servicePrincipalId } }: { address: JobAddress }): ReactNode {
  const { data = [] } = useQuery(queries.jobSettings(jobId));
  const others = data.filter(
    ({ group, isSet, value, ...setting }) => group === 'thresholds' && isSet && value !== setting.default,
  );
  if (others.length === 0) return null;
  const set = others.find(({ name }) => name === 'thresholdSet');
  const own = others.filter((setting) => setting !== set).map(({ name, value }) => `${name}: ${value}`);
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{set ? texts.scaled(String(set.value), own) : texts.ownThresholds(own)}</MessageBarBody>
      <MessageBarActions>
        <RouterLink to={addresses.settings(servicePrincipalId)}>{texts.scaledLink}</RouterLink>
      </MessageBarActions>
    </MessageBar>
  );
}
