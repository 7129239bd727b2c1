import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './State.module.css';
import { type StateCode, stateTable } from './stateTable';

interface StateProps {
  code: StateCode;
  /** Share of hosts a phased update has reached, for `phased`. */
  percent?: number | null;
  /** As a badge even where the state is plain text elsewhere (in sentences). */
  badge?: boolean;
  /** Follows the word: "Silent 6 h". */
  children?: ReactNode;
}

/** A state with its word, icon, colour and shape: the only way the page shows one. */
export function State({ code, percent, badge, children }: StateProps) {
  const { t } = useTranslation('states');
  const look = stateTable[code];
  const word = code === 'phased' && percent != null ? t('phasedAt', { percent }) : t(code);
  return (
    <span
      className={classes.root}
      data-tone={look.tone}
      data-shape={badge ? 'badge' : look.shape}
      data-state={code}
    >
      <look.icon size={16} stroke={2} aria-hidden className={classes.icon} />
      <span>
        {word}
        {children !== undefined && <> {children}</>}
      </span>
    </span>
  );
}

/** A state's icon alone, where its word stands in the sentence beside it. */
export function StateIcon({ code, size = 16 }: { code: StateCode; size?: number }) {
  const look = stateTable[code];
  return (
    <span className={classes.only} data-tone={look.tone} data-shape="icon">
      <look.icon size={size} stroke={2} aria-hidden />
    </span>
  );
}
