import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { filterCount, type PackagesSearch } from './search';

/** Why the list is empty: nothing reported yet, or nothing fits the filters. */
export function NoPackages({ search }: { search: PackagesSearch }) {
  const { t } = useTranslation(['packages', 'common']);
  const count = filterCount(search);
  if (count === 0) return <EmptyState>{t('packages:empty.none')}</EmptyState>;
  return (
    <EmptyState
      action={
        <Anchor renderRoot={(props) => <Link to="/packages" search={{}} {...props} />}>
          {t('common:actions.clearFilters')}
        </Anchor>
      }
    >
      {t('packages:empty.filtered', { count })}
    </EmptyState>
  );
}
