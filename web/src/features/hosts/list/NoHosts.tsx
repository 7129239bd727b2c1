import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { AddHostButton } from './AddHostButton';
import { filterCount, type HostsSearch } from './search';

/** Why the list is empty: no hosts at all, or none behind these filters. */
export function NoHosts({ search }: { search: HostsSearch }) {
  const { t } = useTranslation(['hosts', 'common']);
  const filters = filterCount(search);
  if (filters === 0)
    return <EmptyState action={<AddHostButton />}>{t('hosts:empty.none')}</EmptyState>;
  return (
    <EmptyState
      action={
        <Anchor renderRoot={(props) => <Link to="/hosts" search={{}} {...props} />}>
          {t('common:actions.clearFilters')}
        </Anchor>
      }
    >
      {t('hosts:empty.filtered', { count: filters })}
    </EmptyState>
  );
}
