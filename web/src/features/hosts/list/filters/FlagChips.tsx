import { Chip } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HostFacets } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import classes from '../list.module.css';
import { type HostsSearch, QUIET } from '../search';

export interface FiltersProps {
  search: HostsSearch;
  facets: HostFacets | undefined;
  onChange: (patch: Partial<HostsSearch>) => void;
}

const FLAGS = ['updates', 'security', 'reboot'] as const;

/** Quick filters, on or off, each with the hosts it would show. */
export function FlagChips({ search, facets, onChange }: FiltersProps) {
  const { t } = useTranslation('hosts');
  const chip = (name: 'quiet' | (typeof FLAGS)[number], count: number | undefined) => (
    <>
      {t(`filters.${name}`)}{' '}
      {count !== undefined && <span className={classes.quiet}>{formatNumber(count)}</span>}
    </>
  );
  return (
    <>
      {FLAGS.map((flag) => (
        <Chip
          key={flag}
          checked={search[flag] === true}
          onChange={(on) => onChange({ [flag]: on || undefined })}
        >
          {chip(flag, facets?.[flag])}
        </Chip>
      ))}
      <Chip
        checked={search.reporting === QUIET}
        onChange={(on) => onChange({ reporting: on ? QUIET : undefined })}
      >
        {chip('quiet', facets && facets.silent + facets.overdue)}
      </Chip>
    </>
  );
}
