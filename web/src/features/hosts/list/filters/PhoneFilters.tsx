import { Button, UnstyledButton } from '@mantine/core';
import { IconArrowsSort, IconFilter } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format/number';
import type { Sort } from '@/lib/table/sort';
import classes from '../list.module.css';
import { filterCount } from '../search';
import { useOrderWords } from '../useOrderWords';
import { FieldPill } from './FieldPill';
import { type FiltersProps, FlagChips } from './FlagChips';
import { useFields } from './useFields';

const FilterDrawer = lazy(() => import('./FilterDrawer'));
const SortDrawer = lazy(() => import('./SortDrawer'));

interface PhoneFiltersProps extends FiltersProps {
  sort: Sort;
  /** Hosts that match. */
  total: number | undefined;
}

/** Filters of a phone: a strip of what is set, and drawers from below for the rest. */
export function PhoneFilters({ sort, total, ...filters }: PhoneFiltersProps) {
  const { t } = useTranslation('hosts');
  const { search, facets, onChange } = filters;
  const [open, setOpen] = useState<'filter' | 'sort' | null>(null);
  const fields = useFields(search, facets, onChange);
  const words = useOrderWords(sort);
  const set = filterCount(search);
  const close = () => setOpen(null);
  return (
    <>
      <div className={classes.filters}>
        <Button
          variant="default"
          radius="xl"
          leftSection={<IconFilter size={16} />}
          aria-haspopup="dialog"
          onClick={() => setOpen('filter')}
        >
          {t('filters.title')}
          {set > 0 && <b className={classes.set}>{formatNumber(set)}</b>}
        </Button>
        {fields
          .filter(({ picked, chip }) => picked.length > 0 && !chip)
          .map((field) => (
            <FieldPill key={field.key} field={field} />
          ))}
        <FlagChips {...filters} />
      </div>
      <div className={classes.sort}>
        <span>{words}</span>
        <UnstyledButton aria-haspopup="dialog" onClick={() => setOpen('sort')}>
          <IconArrowsSort size={16} stroke={1.75} aria-hidden />
          {t('sort.title')}
        </UnstyledButton>
      </div>
      <Suspense>
        {open === 'filter' && (
          <FilterDrawer {...filters} fields={fields} total={total} onClose={close} />
        )}
        {open === 'sort' && <SortDrawer sort={sort} onChange={onChange} onClose={close} />}
      </Suspense>
    </>
  );
}
