import { Button, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { BottomDrawer } from '@/ui/overlay/BottomDrawer';
import { SearchField } from '@/ui/table/SearchField';
import classes from '../list.module.css';
import FieldChoices from './FieldChoices';
import { type FiltersProps, FlagChips } from './FlagChips';
import type { Field } from './useFields';

interface FilterDrawerProps extends FiltersProps {
  fields: readonly Field[];
  total: number | undefined;
  onClose: () => void;
}

/** All filters of the list on a phone; the list behind follows each touch. */
export default function FilterDrawer({ fields, total, onClose, ...filters }: FilterDrawerProps) {
  const { t } = useTranslation('hosts');
  return (
    <BottomDrawer title={t('filters.title')} onClose={onClose}>
      <Stack>
        <SearchField
          label={t('filters.search')}
          value={filters.search.search}
          onSearch={(search) => filters.onChange({ search })}
          width="100%"
        />
        <div className={classes.flags}>
          <FlagChips {...filters} />
        </div>
        <FieldChoices fields={fields} />
        <Button onClick={onClose}>{t('filters.show', { count: total ?? 0 })}</Button>
      </Stack>
    </BottomDrawer>
  );
}
