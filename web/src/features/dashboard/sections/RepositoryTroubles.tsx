import { Link } from '@tanstack/react-router';
import { Trans, useTranslation } from 'react-i18next';
import type { Dashboard } from '@/lib/api/types';
import { StateIcon } from '@/ui/state/State';
import classes from '../dashboard.module.css';

type Figures = Pick<Dashboard, 'failing_repositories' | 'stale_repositories'>;

/** Repositories whose lists do not arrive: what hosts say of updates is as old. Each opens its list. */
export function RepositoryTroubles({ data }: { data: Figures }) {
  const { t } = useTranslation('dashboard');
  const troubles = [
    { trouble: 'failing', count: data.failing_repositories },
    { trouble: 'stale', count: data.stale_repositories },
  ] as const;
  const found = troubles.filter(({ count }) => count > 0);
  if (found.length === 0) return null;
  return (
    <ul className={classes.repositories} aria-label={t('repositories.label')}>
      {found.map(({ trouble, count }) => (
        <li key={trouble} className={classes.withIcon}>
          <StateIcon code="stale" />
          <Link to="/repositories" search={{ trouble }}>
            <Trans
              t={t}
              i18nKey={`repositories.${trouble}`}
              count={count}
              components={{ b: <b /> }}
            />
          </Link>
        </li>
      ))}
    </ul>
  );
}
