/** An entry at a glance: what happened, when, to whom, and every id. */
import type { ReactNode } from 'react';
import type { ProvisioningObjectSummary } from '../../../../simulator/model/log.ts';
import { type Property, PropertyList } from '../../components/property-list.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { formatDuration } from '../../format/times.ts';
import { actionTexts, entryTexts } from '../../texts/logs.ts';
import { EntryStatus } from './log-columns.tsx';

const texts = entryTexts.summary;

export function SummaryTab({ entry }: { entry: ProvisioningObjectSummary }): ReactNode {
  const { sourceIdentity: source, targetIdentity: target } = entry;
  return (
    <PropertyList
      properties={[
        { name: texts.what, value: entry.provisioningSteps.at(-1)?.description ?? '' },
        { name: texts.action, value: actionTexts[entry.provisioningAction] },
        { name: texts.status, value: <EntryStatus entry={entry} /> },
        { name: texts.time, value: <TimeText time={entry.activityDateTime} isRelative /> },
        { name: texts.duration, value: formatDuration(entry.durationInMilliseconds) },
        { name: texts.initiatedBy, value: entry.initiatedBy.displayName },
        { name: texts.sourceSystem, value: entry.sourceSystem.displayName },
        { name: texts.sourceName, value: source.displayName },
        idOf(texts.sourceId, source.id),
        { name: texts.sourceType, value: source.identityType },
        { name: texts.targetSystem, value: entry.targetSystem.displayName },
        { name: texts.targetName, value: target.displayName },
        idOf(texts.targetId, target.id),
        { name: texts.targetType, value: target.identityType },
        idOf(texts.jobId, entry.jobId),
        idOf(texts.cycleId, entry.cycleId),
        idOf(texts.changeId, entry.changeId),
        idOf(texts.entryId, entry.id),
      ]}
    />
  );
}

function idOf(name: string, id: string): Property {
  return { name, value: id, copyText: id };
}
