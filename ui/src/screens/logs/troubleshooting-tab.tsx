/** Why an entry failed or was skipped, and what to do about it. */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import type { ReactNode } from 'react';
import type { GuidePlace } from '../../../../simulator/model/error-guide.ts';
import type { ErrorInformation, ProvisioningObjectSummary } from '../../../../simulator/model/log.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { type Property, PropertyList } from '../../components/property-list.tsx';
import { explainError, explainSkip } from '../../texts/error-codes.ts';
import { entryTexts as texts } from '../../texts/logs.ts';
import { MendingLink } from './mending-link.tsx';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalL, alignItems: 'flex-start' },
  reason: { whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

interface TroubleshootingTabProps {
  entry: ProvisioningObjectSummary;
  onHttp(): void;
}

export function TroubleshootingTab({ entry, onHttp }: TroubleshootingTabProps): ReactNode {
  const styles = useStyles();
  const { errorInformation } = entry.provisioningStatusInfo;
  const properties = errorInformation
    ? errorProperties(errorInformation, styles.reason)
    : skipProperties(entry, styles.reason);
  if (properties.length === 0) {
    return <EmptyState icon={<CheckmarkCircleRegular />} title={texts.nothingWrong} text={texts.nothingWrongText} />;
  }
  return (
    <div className={styles.content}>
      <PropertyList properties={properties} />
      <Button onClick={onHttp}>{texts.seeHttp}</Button>
    </div>
  );
}

function errorProperties(error: ErrorInformation, className: string): Property[] {
  const { meaning, action, place } = explainError(error.errorCode);
  const properties: Property[] = [
    { name: texts.errorCode, value: error.errorCode, copyText: error.errorCode },
    { name: texts.skipMeaning, value: meaning },
    { name: texts.reason, value: <span className={className}>{error.reason}</span> },
    { name: texts.recommendation, value: error.recommendedAction ?? action },
    ...mendingProperty(place),
  ];
  if (error.additionalDetails) properties.push({ name: texts.additionalDetails, value: error.additionalDetails });
  return properties;
}

function skipProperties(entry: ProvisioningObjectSummary, className: string): Property[] {
  return entry.provisioningSteps
    .filter(({ status }) => status === 'skipped' || status === 'warning')
    .flatMap(({ name, description, details }) => {
      const reason = details.SkipReason ?? name;
      const explained = explainSkip(reason);
      return [
        { name: texts.skipReason, value: reason, copyText: reason },
        ...(explained ? [{ name: texts.skipMeaning, value: explained.meaning }] : []),
        { name: texts.reason, value: <span className={className}>{description}</span> },
        ...mendingProperty(explained?.place ?? null),
      ];
    });
}

function mendingProperty(place: GuidePlace | null): Property[] {
  return place === null || place === 'logs' ? [] : [{ name: texts.mending, value: <MendingLink place={place} /> }];
}
