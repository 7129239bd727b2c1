import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Repository } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import type { Column } from '@/ui/table/column';
import { TrustCell } from './cells';
import classes from './repositories.module.css';

/** Columns of the fleet's repositories. */
export function useRepositoryColumns(): Column<Repository>[] {
  const { t } = useTranslation('repositories');
  return useMemo(
    () => [
      {
        id: 'url',
        title: t('columns.address'),
        cell: (row) => <span className={classes.address}>{row.url}</span>,
      },
      {
        id: 'suite',
        title: t('columns.suite'),
        width: '18%',
        cell: (row) => row.suite || '–',
      },
      {
        id: 'components',
        title: t('columns.components'),
        width: '22%',
        cell: (row) => row.components || '–',
      },
      { id: 'type', title: t('columns.type'), width: 84, cell: (row) => row.type || '–' },
      {
        id: 'hosts',
        title: t('columns.hosts'),
        width: 84,
        align: 'right',
        cell: (row) => formatNumber(row.hosts),
      },
      {
        id: 'trust',
        title: t('columns.trust'),
        width: 130,
        cell: (row) => <TrustCell row={row} />,
      },
    ],
    [t],
  );
}
