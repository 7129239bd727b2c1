import { useTranslation } from 'react-i18next';
import type { Advisory } from '@/lib/api/types';
import { followRow } from '@/ui/table/rowClick';
import classes from './advisories.module.css';
import { AdvisoryCell, NamesCell, SeverityCell } from './cells';

/** An advisory on a phone: id and title; severity, packages and hosts. */
export function AdvisoryPhoneRow({ row }: { row: Advisory }) {
  const { t } = useTranslation('advisories');
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link inside is the real control.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside takes the keyboard.
    <div className={classes.phone} onClick={followRow}>
      <span>
        <AdvisoryCell row={row} />
      </span>
      <span>
        <SeverityCell severity={row.severity} /> · <NamesCell names={row.packages} /> ·{' '}
        {t('hostCount', { count: row.hosts })}
      </span>
    </div>
  );
}
