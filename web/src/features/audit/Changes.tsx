import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { AuditItem } from '@/lib/api/types';
import classes from './audit.module.css';
import { type Difference, differences } from './difference';

interface ChangesProps {
  before: AuditItem['before'];
  after: AuditItem['after'];
}

/** What was changed, member by member, as it was beside as it is. */
export function Changes({ before, after }: ChangesProps) {
  const { t } = useTranslation('audit');
  const rows = differences(before, after);
  if (rows.length === 0) return <Text c="dimmed">{t('details.noChanges')}</Text>;
  return (
    <table className={classes.changes}>
      <thead>
        <tr>
          <th>{t('details.field')}</th>
          <th>{t('details.before')}</th>
          <th>{t('details.after')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name} data-change={row.change}>
            <th scope="row">{row.name}</th>
            <td>
              <Value row={row} side="before" />
            </td>
            <td>
              <Value row={row} side="after" />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Value({ row, side }: { row: Difference; side: 'before' | 'after' }) {
  const value = row[side];
  if (value === null) return '–';
  if (row.change === 'same') return value;
  return side === 'before' ? <del>{value}</del> : <ins>{value}</ins>;
}
