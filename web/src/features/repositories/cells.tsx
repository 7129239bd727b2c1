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
  return (
    <>
      {row.secure ? (
        <span className={classes.quiet}>{t('verified')}</span>
      ) : (
        <State code="unverified" />
      )}
      <Health row={row} />
    </>
  );
}

/** On how many hosts it cannot be fetched, is old, or is switched off. */
function Health({ row }: CellProps) {
  const { t } = useTranslation('repositories');
  const words = [
    row.failing > 0 && t('failing', { count: row.failing }),
    row.stale > 0 && t('stale', { count: row.stale }),
    row.disabled > 0 && t('disabled', { count: row.disabled }),
  ].filter(Boolean);
  if (words.length === 0) return null;
  return (
    <span className={classes.health} title={row.last_error ?? undefined}>
      {words.join(', ')}
    </span>
  );
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
        <Health row={row} />
      </span>
    </div>
  );
}
