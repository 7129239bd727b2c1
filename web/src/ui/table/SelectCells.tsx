import { Checkbox } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Selection } from '@/lib/table/selection';
import classes from './DataTable.module.css';

/** Head check box: all rows of this page. */
export function SelectAll({ ids, selection }: { ids: readonly string[]; selection: Selection }) {
  const { t } = useTranslation('common');
  const picked = ids.filter((id) => selection.ids.has(id)).length;
  return (
    <th className={classes.check}>
      <Checkbox
        aria-label={t('table.selectAll')}
        checked={ids.length > 0 && picked === ids.length}
        indeterminate={picked > 0 && picked < ids.length}
        onChange={() => selection.toggleAll(ids)}
      />
    </th>
  );
}

interface SelectRowProps {
  id: string;
  name: string;
  selection: Selection;
}

/** Check box of a row; with Shift the range since the last one touched. */
export function SelectRow({ id, name, selection }: SelectRowProps) {
  const { t } = useTranslation('common');
  return (
    <td className={classes.check}>
      <Checkbox
        aria-label={t('table.selectRow', { name })}
        checked={selection.ids.has(id)}
        onChange={(event) =>
          selection.toggle(id, (event.nativeEvent as unknown as MouseEvent).shiftKey)
        }
      />
    </td>
  );
}
