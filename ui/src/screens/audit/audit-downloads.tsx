/** The audit log as files: what fits the filters, as JSON or CSV. */
import type { ReactNode } from 'react';
import type { AuditFilter } from '../../api/audit.ts';
import { timesOf } from '../../api/log-dates.ts';
import { withOptions } from '../../api/odata.ts';
import { DownloadMenu } from '../../components/download-menu.tsx';
import { useVirtualNow } from '../../live/use-virtual-now.ts';
import { auditTexts as texts } from '../../texts/audit.ts';

export function AuditDownloads({ filter }: { filter: AuditFilter }): ReactNode {
  const { category, activity, target } = filter;
  const options = { servicePrincipalId: target, category, activity, ...timesOf(filter, useVirtualNow('minute')) };
  return (
    <DownloadMenu
      label={texts.download}
      hint={texts.downloadHint}
      files={[
        { label: texts.json, href: withOptions('/control/logs/audit.json', options) },
        { label: texts.csv, href: withOptions('/control/logs/audit.csv', options) },
      ]}
    />
  );
}
