import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Role } from '@/lib/api/types';
import { oneOf } from '@/lib/table/search';
import { SearchField } from '@/ui/table/SearchField';
import classes from '../people.module.css';
import { STATUSES, type UsersSearch } from '../search';

interface UserFiltersProps {
  search: UsersSearch;
  roles: Role[];
  onChange: (patch: Partial<UsersSearch>) => void;
}

/** Words, role, and whether the account may be used. */
export function UserFilters({ search, roles, onChange }: UserFiltersProps) {
  const { t } = useTranslation('people');
  return (
    <div className={classes.tools}>
      <SearchField
        label={t('users.search')}
        value={search.search}
        onSearch={(words) => onChange({ search: words })}
      />
      <NativeSelect
        aria-label={t('users.role')}
        value={search.role ?? ''}
        onChange={(event) => onChange({ role: event.currentTarget.value || undefined })}
        data={[
          { value: '', label: t('users.anyRole') },
          ...roles.map(({ name, label }) => ({ value: name, label })),
        ]}
      />
      <NativeSelect
        aria-label={t('users.status')}
        value={search.status ?? ''}
        onChange={(event) => onChange({ status: oneOf(event.currentTarget.value, STATUSES) })}
        data={[
          { value: '', label: t('users.anyStatus') },
          ...STATUSES.map((value) => ({ value, label: t(`users.statuses.${value}`) })),
        ]}
      />
    </div>
  );
}
