/** The manager of a user: another one is picked, or nobody (G-118). */
import { Body1, Button, makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { PersonDeleteRegular } from '@fluentui/react-icons/svg/person-delete';
import type { ReactNode } from 'react';
import { removeManager, setManager, type UserWithManager } from '../../api/directory.ts';
import { PrincipalPicker } from '../../components/principal-picker.tsx';
import { RouterLink } from '../../components/router-link.tsx';
import { useAction } from '../../hooks/use-action.ts';
import { useSavedNotice } from '../../hooks/use-saved-notice.ts';
import { addresses } from '../../shell/addresses.ts';
import { tenantTexts as texts } from '../../texts/tenant.ts';

const useStyles = makeStyles({
  section: { display: 'flex', flexDirection: 'column', rowGap: tokens.spacingVerticalS },
  row: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '44px',
    overflowWrap: 'anywhere',
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

export function ManagerSection({ user }: { user: UserWithManager }): ReactNode {
  const styles = useStyles();
  const sayThat = useSavedNotice();
  const { id, manager } = user;
  const touches = [['tenant']];
  const onDone = () => sayThat();
  const set = useAction<string>({ run: (managerId) => setManager(id, managerId), touches, onDone });
  const remove = useAction({ run: () => removeManager(id), touches, onDone });
  return (
    <section className={styles.section} aria-label={texts.manager}>
      <Subtitle2 as="h3">{texts.manager}</Subtitle2>
      <PrincipalPicker
        label={texts.pickManager}
        withGroups={false}
        without={manager ? [id, manager.id] : [id]}
        onPick={(picked) => set.mutate(picked.id)}
      />
      {manager ? (
        <div className={styles.row}>
          <RouterLink to={addresses.tenantUser(manager.id)}>{manager.displayName}</RouterLink>
          <Button
            appearance="subtle"
            size="small"
            icon={<PersonDeleteRegular />}
            aria-label={texts.removeManager(manager.displayName)}
            disabledFocusable={remove.isPending}
            onClick={() => remove.mutate()}
          />
        </div>
      ) : (
        <Body1 className={styles.quiet}>{texts.noManager}</Body1>
      )}
    </section>
  );
}
