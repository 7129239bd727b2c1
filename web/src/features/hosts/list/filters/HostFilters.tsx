import { Button } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { lazy, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useKeys } from '@/lib/keyboard/useKeys';
import { PopoverButton } from '@/ui/overlay/PopoverButton';
import { SearchField } from '@/ui/table/SearchField';
import classes from '../list.module.css';
import { FieldPill } from './FieldPill';
import { type FiltersProps, FlagChips } from './FlagChips';
import { useFields } from './useFields';

const FieldChoices = lazy(() => import('./FieldChoices'));

interface HostFiltersProps extends FiltersProps {
  /** How the table looks: at the right. */
  children: ReactNode;
}

/** Search, quick filters with their counts, and filters by group and system; `f` opens those. */
export function HostFilters({ children, ...filters }: HostFiltersProps) {
  const { t } = useTranslation('hosts');
  const { search, facets, onChange } = filters;
  const [opened, setOpened] = useState(false);
  const fields = useFields(search, facets, onChange);
  useKeys({ f: () => setOpened(true) });
  return (
    <div className={classes.filters}>
      <SearchField
        label={t('filters.search')}
        value={search.search}
        onSearch={(words) => onChange({ search: words })}
      />
      <FlagChips {...filters} />
      {fields
        .filter(({ picked, chip }) => picked.length > 0 && !chip)
        .map((field) => (
          <FieldPill key={field.key} field={field} />
        ))}
      <PopoverButton
        label={t('filters.title')}
        opened={opened}
        onChange={setOpened}
        button={(button) => (
          <Button {...button} variant="subtle" leftSection={<IconFilter size={16} />}>
            {t('filters.title')}
          </Button>
        )}
      >
        <FieldChoices fields={fields} />
      </PopoverButton>
      <span className={classes.look}>{children}</span>
    </div>
  );
}
