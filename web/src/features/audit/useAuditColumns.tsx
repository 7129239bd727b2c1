import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { AuditItem } from '@/lib/api/types';
import type { Column } from '@/ui/table/column';
import { TimeAgo } from '@/ui/text/TimeAgo';
import classes from './audit.module.css';
import { ActionCell, ActorCell, OutcomeCell, SubjectCell } from './cells';

/** Columns of the audit log. */
export function useAuditColumns(): Column<AuditItem>[] {
  const { t } = useTranslation('audit');
  return useMemo(
    () => [
      {
        id: 'at',
        title: t('columns.at'),
        width: 96,
        cell: (row) => (
          <span className={classes.quiet}>
            <TimeAgo at={row.at} />
          </span>
        ),
      },
      {
        id: 'actor',
        title: t('columns.actor'),
        width: '19%',
        cell: (row) => <ActorCell row={row} />,
      },
      { id: 'action', title: t('columns.action'), cell: (row) => <ActionCell row={row} /> },
      {
        id: 'subject',
        title: t('columns.subject'),
        width: '22%',
        cell: (row) => <SubjectCell row={row} />,
      },
      {
        id: 'outcome',
        title: t('columns.outcome'),
        width: 98,
        cell: (row) => <OutcomeCell row={row} />,
      },
      {
        id: 'address',
        title: t('columns.address'),
        width: 130,
        cell: (row) => <span className={classes.quiet}>{row.address ?? '–'}</span>,
      },
    ],
    [t],
  );
}
