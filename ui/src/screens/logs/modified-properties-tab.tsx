/** What the entry changed, old beside new. */
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import type { ReactNode } from 'react';
import type { ModifiedProperty } from '../../../../simulator/model/log.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { ModifiedTable } from '../../components/modified-table.tsx';
import { entryTexts as texts } from '../../texts/logs.ts';

export function ModifiedPropertiesTab({ properties }: { properties: readonly ModifiedProperty[] }): ReactNode {
  if (properties.length === 0) {
    return <EmptyState icon={<ArrowSwapRegular />} title={texts.nothingModified} text={texts.nothingModifiedText} />;
  }
  return <ModifiedTable label={texts.tabs.modified} rows={properties} />;
}
