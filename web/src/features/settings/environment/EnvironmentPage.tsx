import { Anchor, NativeSelect, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Variable } from '@/lib/api/types';
import { useCan } from '@/lib/permissions';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { PermissionMissing } from '@/ui/feedback/PermissionMissing';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { SearchField } from '@/ui/table/SearchField';
import classes from '../settings.module.css';
import { environmentQuery } from './api';
import { type EnvironmentSearch, matching } from './search';
import { useWords } from './useWords';
import { VariableRow } from './VariableRow';

/** Every variable the server is started with: what it is, where it comes from, what it means. */
export function EnvironmentPage(): ReactNode {
  const { t } = useTranslation('settings');
  const mayManage = useCan('manage_settings');
  const query = useQuery({ ...environmentQuery, enabled: mayManage });
  if (!mayManage) return <PermissionMissing permission="manage_settings" />;
  return (
    <section aria-labelledby="environment-title">
      <div className={classes.head}>
        <Title order={2} id="environment-title">
          {t('environment.title')}
        </Title>
      </div>
      <Text c="dimmed">{t('environment.text')}</Text>
      {query.isPending && <SkeletonRows height={60} />}
      {query.isError && <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />}
      {query.data && <Variables all={query.data} />}
    </section>
  );
}

function Variables({ all }: { all: Variable[] }) {
  const { t } = useTranslation(['settings', 'common']);
  const words = useWords();
  const search = useSearch({ from: '/_app/settings/environment' });
  const navigate = useNavigate({ from: '/settings/environment' });
  const change = (patch: Partial<EnvironmentSearch>) =>
    void navigate({ search: (old) => ({ ...old, ...patch }), replace: true, resetScroll: false });
  const found = matching(all, search);
  return (
    <>
      <div className={classes.tools}>
        <SearchField
          label={t('settings:environment.search')}
          value={search.search}
          onSearch={(typed) => change({ search: typed })}
        />
        <Filter
          label={t('settings:environment.source')}
          value={search.source}
          values={all.map(({ source }) => source)}
          name={words.source}
          onChange={(source) => change({ source })}
        />
        <Filter
          label={t('settings:environment.category')}
          value={search.category}
          values={all.map(({ category }) => category)}
          name={words.category}
          onChange={(category) => change({ category })}
        />
        <Text c="dimmed">
          {t('common:table.matching', { count: found.length, all: all.length })}
        </Text>
      </div>
      {found.length === 0 && (
        <EmptyState
          action={
            <Anchor
              component="button"
              type="button"
              onClick={() => void navigate({ search: {}, replace: true })}
            >
              {t('common:actions.clearFilters')}
            </Anchor>
          }
        >
          {t('settings:environment.none')}
        </EmptyState>
      )}
      <ul className={classes.variables} aria-label={t('settings:environment.title')}>
        {found.map((variable) => (
          <VariableRow key={variable.name} variable={variable} />
        ))}
      </ul>
    </>
  );
}

interface FilterProps {
  label: string;
  value: string | undefined;
  values: string[];
  name: (code: string) => string;
  onChange: (value: string | undefined) => void;
}

function Filter({ label, value, values, name, onChange }: FilterProps) {
  const { t } = useTranslation('settings');
  const options = [...new Set(values)].map((each) => ({ value: each, label: name(each) }));
  return (
    <NativeSelect
      label={label}
      value={value ?? ''}
      data={[{ value: '', label: t('environment.any') }, ...options]}
      onChange={(event) => onChange(event.currentTarget.value || undefined)}
    />
  );
}
