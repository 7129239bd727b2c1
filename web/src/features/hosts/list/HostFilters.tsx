import { Chip, Kbd, TextInput } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HostFacets } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import { useSearchField } from '@/lib/table/useSearchField';
import { FieldFilter } from './FieldFilter';
import classes from './list.module.css';
import type { HostsSearch } from './search';

interface HostFiltersProps {
  search: HostsSearch;
  facets: HostFacets | undefined;
  onChange: (patch: Partial<HostsSearch>) => void;
}

const FLAGS = ['updates', 'security', 'reboot'] as const;
const QUIET = 'silent,overdue';

/** Search, quick filters with their counts, and filters by group and system. */
export function HostFilters({ search, facets, onChange }: HostFiltersProps) {
  const { t } = useTranslation('hosts');
  const field = useSearchField(search.search, (words) => onChange({ search: words }));
  const quiet = facets && facets.silent + facets.overdue;
  return (
    <div className={classes.filters}>
      <TextInput
        {...field}
        data-list-search
        type="search"
        w={212}
        aria-label={t('filters.search')}
        placeholder={t('filters.search')}
        leftSection={<IconSearch size={16} />}
        rightSection={
          field.value === '' ? (
            <Kbd size="xs" visibleFrom="sm">
              /
            </Kbd>
          ) : undefined
        }
      />
      {FLAGS.map((flag) => (
        <Chip
          key={flag}
          checked={search[flag] === true}
          onChange={(on) => onChange({ [flag]: on || undefined })}
        >
          <Counted label={t(`filters.${flag}`)} count={facets?.[flag]} />
        </Chip>
      ))}
      <Chip
        checked={search.reporting === QUIET}
        onChange={(on) => onChange({ reporting: on ? QUIET : undefined })}
      >
        <Counted label={t('filters.quiet')} count={quiet} />
      </Chip>
      <FieldFilter
        label={t('filters.group')}
        value={search.group}
        options={[
          ...(facets?.groups ?? []).map(({ id, name, hosts }) => ({
            value: id,
            label: name,
            hosts,
          })),
          { value: 'ungrouped', label: t('filters.ungrouped') },
        ]}
        onChange={(group) => onChange({ group })}
      />
      <FieldFilter
        label={t('filters.os')}
        value={search.os}
        options={(facets?.os ?? []).map(({ key, name, hosts }) => ({
          value: key,
          label: name,
          hosts,
        }))}
        onChange={(os) => onChange({ os })}
        single
      />
    </div>
  );
}

function Counted({ label, count }: { label: string; count: number | undefined }) {
  return (
    <>
      {label} {count !== undefined && <span className={classes.quiet}>{formatNumber(count)}</span>}
    </>
  );
}
