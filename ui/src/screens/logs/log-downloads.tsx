/**
 * The log as files (P-905): what fits the filters, as JSON or as the three files of the portal's CSV; of a chosen cycle
 * its exchanges too.
 */
import type { ReactNode } from 'react';
import { cycleHar } from '../../api/har.ts';
import { graphFilterOf, type LogFilter } from '../../api/log-filter.ts';
import { withOptions } from '../../api/odata.ts';
import { DownloadMenu } from '../../components/download-menu.tsx';
import { useVirtualNow } from '../../live/use-virtual-now.ts';
import { logTexts as texts } from '../../texts/logs.ts';

const parts = ['entries', 'steps', 'properties'] as const;

export function LogDownloads({ filter, jobId }: { filter: LogFilter; jobId: string }): ReactNode {
  // A span such as "last 24 hours" is one of minutes: the address needn't change each second.
  const $filter = graphFilterOf(filter, jobId, useVirtualNow('minute'));
  return (
    <DownloadMenu
      label={texts.download}
      hint={texts.downloadHint}
      files={[
        { label: texts.downloads.json, href: withOptions('/control/logs/provisioning.json', { $filter }) },
        ...parts.map((part) => ({
          label: texts.downloads[part],
          href: withOptions('/control/logs/provisioning.csv', { $filter, part }),
        })),
        ...(filter.cycle ? [{ label: texts.downloads.har, ...cycleHar(filter.cycle) }] : []),
      ]}
    />
  );
}
