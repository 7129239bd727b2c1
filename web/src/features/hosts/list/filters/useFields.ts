import { useTranslation } from 'react-i18next';
import type { HostFacets } from '@/lib/api/types';
import { type HostsSearch, QUIET } from '../search';
import { type Choice, chosen } from './choice';

/** A field hosts are filtered by: its values with the hosts they have, and which are picked. */
export interface Field {
  key: 'group' | 'os' | 'reporting' | 'automatic_updates';
  /** Set by a quick filter already, which shows it. */
  chip?: boolean;
  label: string;
  options: { value: string; label: string; hosts?: number }[];
  picked: readonly string[];
  toggle: (value: string) => void;
  clear: () => void;
}

/** The field filters of the list, bound to the address. */
export function useFields(
  search: HostsSearch,
  facets: HostFacets | undefined,
  onChange: (patch: Partial<HostsSearch>) => void,
): Field[] {
  const { t } = useTranslation(['hosts', 'states']);
  const bind = (key: Field['key'], kind: Choice['kind']) => {
    const { picked, toggled } = chosen({ kind, value: search[key] });
    return {
      key,
      label: t(`hosts:filters.${key}`),
      picked,
      toggle: (value: string) => onChange({ [key]: toggled(value) }),
      clear: () => onChange({ [key]: undefined }),
    };
  };
  const groups = (facets?.groups ?? []).map(({ id, name, hosts }) => ({
    value: id,
    label: name,
    hosts,
  }));
  const systems = (facets?.os ?? []).map(({ key, name, hosts }) => ({
    value: key,
    label: name,
    hosts,
  }));
  return [
    {
      ...bind('group', 'many'),
      options: [...groups, { value: 'ungrouped', label: t('hosts:filters.ungrouped') }],
    },
    { ...bind('os', 'one'), options: systems },
    {
      ...bind('reporting', 'many'),
      chip: search.reporting === QUIET,
      options: (['reporting', 'overdue', 'silent', 'awaiting'] as const).map((value) => ({
        value,
        label: t(`states:${value}`),
        hosts: value === 'reporting' ? undefined : facets?.[value],
      })),
    },
    {
      ...bind('automatic_updates', 'one'),
      options: [
        { value: 'true', label: t('hosts:filters.automatic'), hosts: facets?.automatic },
        { value: 'false', label: t('hosts:filters.byHand'), hosts: facets?.by_hand },
      ],
    },
  ];
}
