import { Anchor, Button, Group, Text, Title } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { download, exportPath } from '@/lib/download';
import { useCan } from '@/lib/permissions';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { PermissionMissing } from '@/ui/feedback/PermissionMissing';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { QueryTable } from '@/ui/table/QueryTable';
import { AuditFilters } from './AuditFilters';
import { auditRowsQuery } from './api';
import classes from './audit.module.css';
import { AuditPhoneRow } from './cells';
import { type AuditSearch, auditQuery, filterCount } from './search';
import { useAuditColumns } from './useAuditColumns';
import { Verdict } from './Verdict';

const AuditDetails = lazy(() => import('./AuditDetails'));

/** Who did what, when and from where. */
export function AuditPage(): ReactNode {
  const { t } = useTranslation('audit');
  const search = useSearch({ from: '/_app/settings/audit-log' });
  const navigate = useNavigate({ from: '/settings/audit-log' });
  if (!useCan('view_audit')) return <PermissionMissing permission="view_audit" />;
  const change = (patch: Partial<AuditSearch>) =>
    void navigate({
      search: (old) => ({ ...old, ...patch }),
      replace: true,
      resetScroll: false,
    });
  const clear = () => void navigate({ search: {}, replace: true });
  return (
    <section aria-labelledby="audit-title" className={classes.page}>
      <div className={classes.head}>
        <Title order={2} id="audit-title">
          {t('title')}
        </Title>
        <Exports search={search} />
      </div>
      <Verdict />
      <AuditFilters search={search} onChange={change} onClear={clear} />
      <AuditRows
        search={search}
        onClear={clear}
        onCloseDetails={() => change({ entry: undefined })}
      />
    </section>
  );
}

function Exports({ search }: { search: AuditSearch }) {
  const { t } = useTranslation('audit');
  if (!useCan('export_data')) return null;
  const button = (format: 'csv' | 'json', label: string) => (
    <Button
      variant="default"
      leftSection={<IconDownload size={16} />}
      onClick={() => void download(exportPath('/audit', auditQuery(search), format))}
    >
      {label}
    </Button>
  );
  return (
    <Group gap="sm">
      {button('csv', t('export.csv'))}
      {button('json', t('export.json'))}
    </Group>
  );
}

interface AuditRowsProps {
  search: AuditSearch;
  onClear: () => void;
  onCloseDetails: () => void;
}

function AuditRows({ search, onClear, onCloseDetails }: AuditRowsProps) {
  const { t } = useTranslation(['audit', 'common']);
  const phone = useIsPhone();
  const columns = useAuditColumns();
  const query = useInfiniteQuery(auditRowsQuery(search));
  const filters = filterCount(search);
  const rows = query.data?.items ?? [];
  const open = rows.find(({ id }) => id === search.entry);
  const clear = (
    <Anchor component="button" type="button" onClick={onClear}>
      {t('common:actions.clearFilters')}
    </Anchor>
  );
  return (
    <>
      <QueryTable
        label={t('audit:title')}
        query={query}
        columns={columns}
        rowId={(row) => String(row.id)}
        rowHeight={34}
        phone={phone ? (row) => <AuditPhoneRow row={row} /> : undefined}
        empty={
          <EmptyState action={filters > 0 && clear}>
            {filters > 0 ? t('audit:empty.filtered', { count: filters }) : t('audit:empty.none')}
          </EmptyState>
        }
      />
      {rows.length > 0 && (
        <div className={classes.foot}>
          <Text c="dimmed">
            {t('audit:shown', { count: rows.length, total: query.data?.total ?? rows.length })}
          </Text>
          {query.hasNextPage && (
            <Button
              variant="default"
              loading={query.isFetchingNextPage}
              onClick={() => void query.fetchNextPage()}
            >
              {t('common:actions.more')}
            </Button>
          )}
        </div>
      )}
      {open && (
        <Suspense>
          <AuditDetails row={open} onClose={onCloseDetails} />
        </Suspense>
      )}
    </>
  );
}
