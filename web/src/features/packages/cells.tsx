import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { FleetPackage } from '@/lib/api/types';
import { synopsis } from '@/lib/format/description';
import { formatNumber } from '@/lib/format/number';
import { oneOf } from '@/lib/table/search';
import { StateIcon } from '@/ui/state/State';
import { Fresh } from '@/ui/text/Fresh';
import classes from './packages.module.css';
import { ECOSYSTEMS } from './search';

interface CellProps {
  row: FleetPackage;
}

/** Name with what it is for below. */
export function PackageCell({ row }: CellProps) {
  const about = synopsis(row.description);
  return (
    <>
      <Link to="/packages/$packageId" params={{ packageId: row.id }} data-row-link>
        {row.name}
      </Link>
      {about && (
        <span className={classes.second} title={about}>
          {about}
        </span>
      )}
    </>
  );
}

/** How an ecosystem is called; one this page does not know by its code. */
export function Ecosystem({ code }: { code: string }) {
  const { t } = useTranslation('packages');
  const known = oneOf(code, ECOSYSTEMS);
  return <>{known ? t(`ecosystems.${known}`) : code}</>;
}

/** A number of hosts; the empty word for none. */
export function HostsCount({ count }: { count: number }) {
  const { t } = useTranslation('common');
  if (count === 0) return <span className={classes.quiet}>{t('table.none')}</span>;
  return <Fresh value={count}>{formatNumber(count)}</Fresh>;
}

/** On how many hosts a security update of it waits. */
export function SecurityCount({ count }: { count: number }) {
  const { t } = useTranslation('common');
  if (count === 0) return <span className={classes.quiet}>{t('table.none')}</span>;
  return (
    <Fresh value={count}>
      <span className={classes.security}>
        <StateIcon code="security" />
        {formatNumber(count)}
      </span>
    </Fresh>
  );
}
