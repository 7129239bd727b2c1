import { useTranslation } from 'react-i18next';
import type { Repository } from '@/lib/api/types';
import { State } from '@/ui/state/State';
import classes from './repositories.module.css';

interface CellProps {
  row: Repository;
}

/** Whether what comes from it is checked, by signature or TLS. */
export function TrustCell({ row }: CellProps) {
  const { t } = useTranslation('repositories');
  if (!row.secure) return <State code="unverified" />;
  return <span className={classes.quiet}>{t('verified')}</span>;
}

/** A repository on a phone: address; suite and components; hosts, and whether it is verified. */
export function RepositoryPhoneRow({ row }: CellProps) {
  const { t } = useTranslation('repositories');
  return (
    <div className={classes.phone}>
      <span className={classes.address}>{row.url}</span>
      <span className={classes.quiet}>
        {[row.type, row.suite, row.components].filter(Boolean).join(' ')}
      </span>
      <span className={classes.phoneStates}>
        {t('hosts', { count: row.hosts })}
        {!row.secure && <State code="unverified" />}
      </span>
    </div>
  );
}
