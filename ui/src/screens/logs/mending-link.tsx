/** Leads to the page where the cause of an entry is mended (E-1050), as the guide to the codes says. */
import type { ReactNode } from 'react';
import type { GuidePlace } from '../../../../simulator/model/error-guide.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { addresses } from '../../shell/addresses.ts';
import { useApplication } from '../../shell/application-scope.tsx';
import { shell } from '../../texts/shell.ts';

const names = shell.navigation;

/** The log itself is where the reader is already. */
const places: Record<Exclude<GuidePlace, 'logs'>, { label: string; address(servicePrincipalId: string): string }> = {
  connectivity: { label: names.connectivity, address: addresses.connectivity },
  mapping: { label: names.mapping, address: addresses.mappings },
  'users-and-groups': { label: names.usersAndGroups, address: addresses.usersAndGroups },
  target: { label: names.target, address: addresses.target },
  overview: { label: names.overview, address: addresses.overview },
  settings: { label: names.settings, address: addresses.settings },
  tenant: { label: names.tenantUsers, address: () => addresses.tenantUsers },
};

export function MendingLink({ place }: { place: keyof typeof places }): ReactNode {
  const { servicePrincipalId } = useApplication();
  const { label, address } = places[place];
  return <RouterLink to={address(servicePrincipalId)}>{label}</RouterLink>;
}
