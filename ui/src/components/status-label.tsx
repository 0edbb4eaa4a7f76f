/** A state as icon and word, in its colour: green, red, grey, amber (P-906). */
import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleFilled } from '@fluentui/react-icons/svg/error-circle';
import { SubtractCircleFilled } from '@fluentui/react-icons/svg/subtract-circle';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { ReactNode } from 'react';
import type { ProvisioningStatus } from '../../../simulator/model/log.ts';

const useStyles = makeStyles({
  label: { display: 'inline-flex', alignItems: 'center', columnGap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap' },
  wrapping: { alignItems: 'start', whiteSpace: 'normal', overflowWrap: 'anywhere', minWidth: 0 },
  icon: { display: 'inline-flex', fontSize: '16px', flexShrink: 0 },
  success: { color: tokens.colorStatusSuccessForeground1 },
  failure: { color: tokens.colorStatusDangerForeground1 },
  skipped: { color: tokens.colorNeutralForeground3 },
  warning: { color: tokens.colorStatusWarningForeground1 },
});

const icons: Record<ProvisioningStatus, ReactNode> = {
  success: <CheckmarkCircleFilled />,
  failure: <ErrorCircleFilled />,
  skipped: <SubtractCircleFilled />,
  warning: <WarningFilled />,
};

interface StatusLabelProps {
  status: ProvisioningStatus;
  /** For a sentence instead of a word. */
  wraps?: boolean;
  /** Without it, the icon stands alone and something beside it says the same. */
  children?: ReactNode;
}

export function StatusLabel({ status, wraps = false, children }: StatusLabelProps): ReactNode {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.label, wraps && styles.wrapping)}>
      <span className={mergeClasses(styles.icon, styles[status])} aria-hidden>
        {icons[status]}
      </span>
      {children}
    </span>
  );
}
