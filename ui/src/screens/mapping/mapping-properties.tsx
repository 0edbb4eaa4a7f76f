/** Name, switch, objects, scope and actions of one object mapping (section 5.2). */
import { Checkbox, Field, Input, makeStyles, Switch, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ObjectMapping } from '../../../../simulator/model/schema.ts';
import { RouterLink } from '../../components/router-link.tsx';
import { SectionCard } from '../../components/section-card.tsx';
import { mappingTexts as texts } from '../../texts/mapping.ts';
import { actions, actionsOf, type FoundMapping, flowTypesOf } from './found-mapping.ts';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    alignItems: 'start',
  },
  text: { overflowWrap: 'anywhere', paddingTop: tokens.spacingVerticalXS },
  boxes: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalS, marginLeft: '-8px' },
});

interface MappingPropertiesProps {
  found: FoundMapping;
  scopeAddress: string;
  onChange(change: Partial<ObjectMapping>): void;
}

export function MappingProperties({ found, scopeAddress, onChange }: MappingPropertiesProps): ReactNode {
  const styles = useStyles();
  const { kind, mapping } = found;
  const chosen = actionsOf(mapping);
  const filters = mapping.scope?.groups.length ?? 0;
  return (
    <SectionCard title={texts.properties}>
      <div className={styles.grid}>
        <Field label={texts.name}>
          <Input value={mapping.name ?? ''} onChange={(_event, { value }) => onChange({ name: value })} />
        </Field>
        <Field label={texts.enabled} {...(kind === 'User' ? { hint: texts.usersStay } : {})}>
          <Switch
            checked={mapping.enabled}
            disabled={kind === 'User' && mapping.enabled}
            onChange={(_event, { checked }) => onChange({ enabled: checked })}
          />
        </Field>
        <Field label={texts.sourceScope}>
          <div className={styles.text}>
            <RouterLink to={scopeAddress}>{filters === 0 ? texts.allRecords : texts.filterCount(filters)}</RouterLink>
          </div>
        </Field>
        <Field label={texts.sourceObject}>
          <div className={styles.text}>{mapping.sourceObjectName}</div>
        </Field>
        <Field label={texts.targetObject}>
          <div className={styles.text}>{mapping.targetObjectName}</div>
        </Field>
        <Field label={texts.actionGroup}>
          <div className={styles.boxes}>
            {actions.map((action) => (
              <Checkbox
                key={action}
                label={texts.actions[action]}
                checked={chosen[action]}
                onChange={(_event, { checked }) =>
                  onChange({ flowTypes: flowTypesOf({ ...chosen, [action]: checked === true }) })
                }
              />
            ))}
          </div>
        </Field>
      </div>
    </SectionCard>
  );
}
