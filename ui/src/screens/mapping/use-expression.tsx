/** *Use in mapping*: puts the tried expression into the mapping of a target attribute (P-604). */
import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { SynchronizationSchema } from '../../../../simulator/model/schema.ts';
import { ChoiceField } from '../../components/choice-field.tsx';
import { useNotify } from '../../hooks/use-notify.ts';
import { addresses } from '../../shell/addresses.ts';
import { builderTexts as texts } from '../../texts/mapping.ts';
import { type FoundMapping, newMapping, sourceOf, withMapping } from './found-mapping.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  field: { flex: '1 1 220px', minWidth: 0 },
});

interface UseExpressionProps {
  found: FoundMapping;
  expression: string;
  /** The target attribute that is offered first. */
  target: string;
  isUsable: boolean;
  servicePrincipalId: string;
  onEdit(change: (schema: SynchronizationSchema) => SynchronizationSchema): void;
}

export function UseExpression(props: UseExpressionProps): ReactNode {
  const { found, expression, isUsable, servicePrincipalId, onEdit } = props;
  const styles = useStyles();
  const navigate = useNavigate();
  const notify = useNotify();
  const [target, setTarget] = useState(props.target);
  const names = found.target.attributes.filter(({ anchor }) => !anchor).map(({ name }) => name);
  const use = () => {
    onEdit((schema) =>
      withMapping(schema, found.kind, (mapping) => {
        const source = sourceOf('Expression', expression);
        const all = mapping.attributeMappings;
        const isMapped = all.some(({ targetAttributeName }) => targetAttributeName === target);
        const attributeMappings = isMapped
          ? all.map((each) => (each.targetAttributeName === target ? { ...each, source } : each))
          : [...all, { ...newMapping(target), source }];
        return { ...mapping, attributeMappings };
      }),
    );
    notify.done(texts.usedIn(target));
    void navigate(addresses.mapping(servicePrincipalId, found.kind));
  };
  return (
    <div className={styles.row}>
      <div className={styles.field}>
        <ChoiceField
          label={texts.useIn}
          value={target}
          options={names.map((name) => [name, name])}
          onChange={setTarget}
        />
      </div>
      <Button appearance="primary" disabledFocusable={!isUsable || target === ''} onClick={use}>
        {texts.use}
      </Button>
    </div>
  );
}
