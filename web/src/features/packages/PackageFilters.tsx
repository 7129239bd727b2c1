import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { oneOf } from '@/lib/table/search';
import { SearchField } from '@/ui/table/SearchField';
import classes from './packages.module.css';
import { StateFilter } from './StateFilter';
import { ECOSYSTEMS, type PackagesSearch } from './search';

interface PackageFiltersProps {
  search: PackagesSearch;
  onChange: (patch: Partial<PackagesSearch>) => void;
}

/** What waits, words, and the family of packages. */
export function PackageFilters({ search, onChange }: PackageFiltersProps) {
  const { t } = useTranslation('packages');
  return (
    <div className={classes.tools}>
      <StateFilter value={search.state} onChange={(state) => onChange({ state })} />
      <SearchField
        label={t('search')}
        value={search.search}
        onSearch={(words) => onChange({ search: words })}
      />
      <NativeSelect
        aria-label={t('ecosystems.label')}
        value={search.ecosystem ?? ''}
        onChange={(event) => onChange({ ecosystem: oneOf(event.currentTarget.value, ECOSYSTEMS) })}
        data={[
          { value: '', label: t('ecosystems.all') },
          ...ECOSYSTEMS.map((value) => ({ value, label: t(`ecosystems.${value}`) })),
        ]}
      />
    </div>
  );
}
