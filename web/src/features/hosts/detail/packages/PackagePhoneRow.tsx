import { useTranslation } from 'react-i18next';
import type { HostPackage } from '@/lib/api/types';
import { UpdateStates } from '@/ui/state/UpdateStates';
import { followRow } from '@/ui/table/rowClick';
import { NewVersion, Version } from '@/ui/text/Version';
import { PackageName, WaitingCell } from './cells';
import classes from './packages.module.css';

interface PackagePhoneRowProps {
  row: HostPackage;
  /** Whether to tell its architecture. */
  architecture: boolean;
}

/** A package on a phone: name and waiting; versions; states in words. */
export function PackagePhoneRow({ row, architecture }: PackagePhoneRowProps) {
  const { t } = useTranslation('host');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link inside is the real control.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside takes the keyboard.
    <div className={classes.phone} onClick={followRow}>
      <span className={classes.phoneTop}>
        <span>
          <PackageName row={row} architecture={architecture} />
        </span>
        <span className={classes.quiet}>
          <WaitingCell row={row} />
        </span>
      </span>
      <span>
        <Version value={row.installed} />
        {row.candidate && (
          <>
            {' '}
            <span className={classes.quiet}>{t('packages.to')}</span>{' '}
            <NewVersion installed={row.installed} candidate={row.candidate} />
          </>
        )}
      </span>
      <UpdateStates
        state={row.state}
        security={row.security}
        phasedPercentage={row.phased_percentage}
      />
    </div>
  );
}
