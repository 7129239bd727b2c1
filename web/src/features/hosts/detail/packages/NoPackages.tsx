import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { DEFAULT_STATE, type HostSearch } from '../search';

interface NoPackagesProps {
  host: HostDetail;
  search: HostSearch;
}

/** Why the list is empty: nothing waits, nothing is installed, or the filter fits nothing. */
export function NoPackages({ host, search }: NoPackagesProps) {
  const { t } = useTranslation(['host', 'common']);
  const state = search.state ?? DEFAULT_STATE;
  const text = search.search
    ? t('host:packages.noMatch', { words: search.search })
    : t(`host:packages.empty.${state}`);
  const showAll = !search.search && state !== 'all' && host.packages > 0;
  const link = search.search
    ? { label: t('common:actions.clearFilters'), search: { state: search.state } }
    : {
        label: t('host:packages.showAll', { count: host.packages }),
        search: { state: 'all' as const },
      };
  return (
    <EmptyState
      action={
        (search.search || showAll) && (
          <Anchor
            renderRoot={(props) => (
              <Link
                to="/hosts/$hostId"
                params={{ hostId: host.id }}
                search={link.search}
                resetScroll={false}
                {...props}
              />
            )}
          >
            {link.label}
          </Anchor>
        )
      }
    >
      {text}
    </EmptyState>
  );
}
