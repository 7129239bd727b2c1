import { Trans, useTranslation } from 'react-i18next';
import type { Dashboard } from '@/lib/api/types';
import classes from '../dashboard.module.css';

const PARTS = ['security', 'other', 'current', 'unknown'] as const;

interface ProportionBarProps {
  bar: Dashboard['bar'];
  hosts: number;
}

/** All hosts as one bar: security, other updates, up to date, not known. Words carry the figures. */
export function ProportionBar({ bar, hosts }: ProportionBarProps) {
  const { t } = useTranslation('dashboard');
  const shown = PARTS.filter((part) => bar[part] > 0);
  if (hosts === 0) return null;
  return (
    <ul className={classes.proportion} aria-label={t('bar.label')}>
      {shown.map((part) => (
        <li key={part} data-part={part} style={{ flexGrow: bar[part] }}>
          <span className={classes.segment} aria-hidden />
          <span className={classes.segmentText}>
            <Trans t={t} i18nKey={`bar.${part}`} count={bar[part]} components={{ b: <b /> }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
