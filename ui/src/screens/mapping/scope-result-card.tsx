/** Who passes the filters as they are edited: counts over the tenant, and one user clause by clause (P-706). */
import { Body1, Caption1, makeStyles, ProgressBar, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { MappedKind, TriedScope } from '../../api/schema.ts';
import { SectionCard } from '../../components/section-card.tsx';
import { StatusLabel } from '../../components/status-label.tsx';
import { common } from '../../texts/common.ts';
import { scopeTexts as texts } from '../../texts/mapping.ts';
import { ObjectPicker } from './object-picker.tsx';

const useStyles = makeStyles({
  big: { fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontVariantNumeric: 'tabular-nums' },
  lines: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalXS },
  muted: { color: tokens.colorNeutralForeground2 },
  error: { color: tokens.colorStatusDangerForeground1 },
  list: { margin: 0, paddingLeft: tokens.spacingHorizontalL, overflowWrap: 'anywhere' },
});

interface ScopeResultCardProps {
  kind: MappedKind;
  tried: TriedScope | undefined;
  error: Error | null;
  objectId: string | null;
  onPick(objectId: string | null): void;
}

const number = (count: number) => count.toLocaleString('en');

export function ScopeResultCard({ kind, tried, error, objectId, onPick }: ScopeResultCardProps): ReactNode {
  const styles = useStyles();
  return (
    <SectionCard title={texts.result}>
      {error ? <Body1 className={styles.error}>{error.message}</Body1> : null}
      {tried?.count ? (
        <Counts kind={kind} count={tried.count} />
      ) : (
        <Body1 className={styles.muted}>{tried ? texts.notCounted : texts.counting}</Body1>
      )}
      <ObjectPicker
        kind={kind}
        label={kind === 'User' ? texts.checkUser : texts.checkGroup}
        objectId={objectId}
        onPick={onPick}
      />
      {tried?.object ? <Verdict object={tried.object} /> : null}
    </SectionCard>
  );
}

function Counts({ kind, count }: { kind: MappedKind; count: NonNullable<TriedScope['count']> }): ReactNode {
  const styles = useStyles();
  const { total, passing, assigned, assignedPassing, leaving, joining } = count;
  const what = (kind === 'User' ? common.users : common.groups).toLowerCase();
  const text = texts.passing(number(passing), number(total), what);
  return (
    <div className={styles.lines} aria-live="polite">
      <span className={styles.big}>{text}</span>
      <ProgressBar value={total === 0 ? 0 : passing / total} aria-label={text} />
      <Body1>{texts.assignedPassing(number(assignedPassing), number(assigned))}</Body1>
      {leaving > 0 ? (
        <StatusLabel status="warning" wraps>
          {texts.leaving(number(leaving))}
        </StatusLabel>
      ) : null}
      {joining > 0 ? (
        <StatusLabel status="success" wraps>
          {texts.joining(number(joining))}
        </StatusLabel>
      ) : null}
      {leaving + joining === 0 ? <Caption1 className={styles.muted}>{texts.noChange}</Caption1> : null}
    </div>
  );
}

function Verdict({ object: { name, scope } }: { object: NonNullable<TriedScope['object']> }): ReactNode {
  const styles = useStyles();
  const { inScope, decidedBy, groups } = scope;
  return (
    <div className={styles.lines} role="status">
      <StatusLabel status={inScope ? 'success' : 'failure'} wraps>
        {inScope ? texts.inScope(name) : texts.outOfScope(name)}
      </StatusLabel>
      <Body1>{decidedBy ? texts.decidedBy(decidedBy.text) : texts.everything}</Body1>
      {groups.length > 0 ? (
        <ul className={styles.list}>
          {linesOf(groups).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Each clause of each filter, once. */
function linesOf(groups: NonNullable<TriedScope['object']>['scope']['groups']): string[] {
  const lines = groups.flatMap(({ name, clauses }, at) =>
    clauses.map(({ text, held }) => `${name ?? texts.filter(at + 1)}: ${text}: ${held ? texts.holds : texts.fails}`),
  );
  return [...new Set(lines)];
}
