/** A quarantine in full (P-307): the rule that fired with its numbers, the exchange, the next try, and what lifts it. */
import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { JobAddress } from '../../api/jobs.ts';
import type { QuarantineDetails } from '../../api/quarantine.ts';
import { queries } from '../../api/queries.ts';
import { ErrorState } from '../../components/error-state.tsx';
import { type Property, PropertyList } from '../../components/property-list.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { TimeText } from '../../components/time-text.tsx';
import { addresses } from '../../shell/addresses.ts';
import { quarantineTexts as texts } from '../../texts/overview.ts';
import { ExchangeList } from '../logs/exchange-list.tsx';
import { HeldBackList } from './held-back-list.tsx';

const useStyles = makeStyles({
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
  text: { whiteSpace: 'pre-line' },
  links: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL },
  panel: { margin: `0 0 ${tokens.spacingVerticalL}` },
});

export function QuarantineCard({ address }: { address: JobAddress }): ReactNode {
  const styles = useStyles();
  const { data: quarantine, error, refetch } = useQuery(queries.quarantine(address.jobId));
  if (error && !quarantine) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!quarantine) return null;
  const { exchange, reason } = quarantine;
  const { servicePrincipalId } = address;
  return (
    <SectionCard title={texts.title}>
      <PropertyList properties={propertiesOf(quarantine, address, styles)} />
      {exchange ? (
        <Accordion collapsible>
          <AccordionItem value="exchange">
            <AccordionHeader as="h3">{texts.exchange}</AccordionHeader>
            <AccordionPanel className={styles.panel}>
              <ExchangeList exchanges={[exchange]} />
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      ) : null}
      {reason === 'TooManyDeletes' ? (
        <HeldBackList address={address} />
      ) : (
        <div className={styles.links}>
          <RouterLink to={addresses.logs(servicePrincipalId, { status: ['failure'] })}>{texts.viewFailures}</RouterLink>
          <RouterLink to={addresses.connectivity(servicePrincipalId)}>{texts.editCredentials}</RouterLink>
        </div>
      )}
    </SectionCard>
  );
}

function propertiesOf(
  quarantine: QuarantineDetails,
  { servicePrincipalId }: JobAddress,
  styles: ReturnType<typeof useStyles>,
): Property[] {
  const { reason, rule, error, counters, thresholds, errorCodes, seriesBegan, tries, nextTry, ends, lifts, cycleId } =
    quarantine;
  const properties: Property[] = [
    { name: texts.reason, value: reason, copyText: reason },
    { name: texts.rule, value: rule },
  ];
  if (error) {
    properties.push({
      name: texts.error,
      value: <span className={styles.text}>{`${error.code}: ${error.message}`}</span>,
    });
  }
  if (counters) {
    properties.push({ name: texts.counters, value: texts.counted(counters) });
    properties.push({ name: texts.thresholds, value: texts.thresholdsOf(thresholds) });
  }
  if (errorCodes.length > 0) {
    properties.push({
      name: texts.errorCodes,
      value: (
        <ul className={styles.list}>
          {errorCodes.map(({ errorCode, count }) => (
            <li key={errorCode}>
              <RouterLink to={addresses.logs(servicePrincipalId, { status: ['failure'] })}>{errorCode}</RouterLink>:{' '}
              {count.toLocaleString('en')}
            </li>
          ))}
        </ul>
      ),
    });
  }
  properties.push(
    { name: texts.since, value: <TimeText time={seriesBegan} isRelative /> },
    { name: texts.tries, value: String(tries) },
    { name: texts.nextTry, value: nextTry ? <TimeText time={nextTry} isRelative /> : texts.noTry },
    { name: texts.ends, value: <TimeText time={ends} isRelative /> },
    {
      name: texts.lifts,
      value: (
        <ul className={styles.list}>
          {lifts.map((way) => (
            <li key={way}>{way}</li>
          ))}
        </ul>
      ),
    },
  );
  if (cycleId) {
    const to = addresses.logs(servicePrincipalId, { cycle: cycleId });
    properties.push({ name: texts.cycle, value: <RouterLink to={to}>{texts.viewCycle}</RouterLink> });
  }
  return properties;
}
