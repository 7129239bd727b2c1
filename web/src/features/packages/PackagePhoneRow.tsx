import { useTranslation } from 'react-i18next';
import type { FleetPackage } from '@/lib/api/types';
import { StateIcon } from '@/ui/state/State';
import { followRow } from '@/ui/table/rowClick';
import { PackageCell } from './cells';
import classes from './packages.module.css';

/** A package on a phone: name and hosts; what it is for; what waits, in words. */
export function PackagePhoneRow({ row }: { row: FleetPackage }) {
  const { t } = useTranslation('packages');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link inside is the real control.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside takes the keyboard.
    <div className={classes.phone} onClick={followRow}>
      <span className={classes.phoneTop}>
        <span>
          <PackageCell row={row} />
        </span>
        <span className={classes.quiet}>{t('hostCount', { count: row.hosts })}</span>
      </span>
      <span className={classes.phoneStates}>
        {row.hosts_with_security > 0 && (
          <span className={classes.security}>
            <StateIcon code="security" />
            {t('phone.security', { count: row.hosts_with_security })}
          </span>
        )}
        {row.hosts_with_updates > 0 && (
          <span className={classes.updates}>
            <StateIcon code="available" />
            {t('phone.updates', { count: row.hosts_with_updates })}
          </span>
        )}
      </span>
    </div>
  );
}
