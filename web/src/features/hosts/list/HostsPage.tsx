import { useMediaQuery } from '@mantine/hooks';
import { lazy, type ReactNode, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { exportPath } from '@/lib/download';
import { useCan } from '@/lib/permissions';
import { orderedColumns, shownColumns, useColumnChoice } from '@/lib/table/columnChoice';
import { PAGE_SIZE } from '@/lib/table/search';
import { useSelection } from '@/lib/table/selection';
import { PageTitle } from '@/ui/layout/PageTitle';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { ExportButton } from '@/ui/table/ExportButton';
import { QueryTable } from '@/ui/table/QueryTable';
import { TableFoot } from '@/ui/table/TableFoot';
import { ColumnButton, DensityButton } from '@/ui/table/TableView';
import { AddHostButton } from './AddHostButton';
import { HostFilters } from './filters/HostFilters';
import { PhoneFilters } from './filters/PhoneFilters';
import { HostPhoneRow } from './HostPhoneRow';
import { NoHosts } from './NoHosts';
import { hostsApiQuery } from './search';
import { useHostColumns } from './useHostColumns';
import { useHostsList } from './useHostsList';
import { useOrderWords } from './useOrderWords';
import { HostViews } from './views/HostViews';
import { useViews } from './views/useViews';
import { activeView, ownName } from './views/views';

// Needed once something is picked.
const SelectionBar = lazy(() => import('./SelectionBar'));

/** All hosts: views, filters, table, and what can be done with the picked ones. */
export function HostsPage(): ReactNode {
  const { t } = useTranslation('hosts');
  const { search, query, items, change, turn, sort } = useHostsList();
  const { data } = query;
  const phone = useIsPhone();
  const views = useViews(search);
  const roomy = useMediaQuery('(min-width: 84em)') ?? true;
  const all = useHostColumns(items, roomy);
  const columns = useColumnChoice('hosts', activeView(search, views.own) ?? 'all', all);
  const selection = useSelection(items.map((host) => host.id));
  const picking = useCan('manage_hosts') ? selection : undefined;
  const orderWords = useOrderWords(sort);
  const save = (name: string) => {
    views.onSave(name);
    if (columns.own) columns.choose(columns.choice, ownName(name));
  };
  const filters = { search, facets: data?.facets, onChange: change };
  return (
    <>
      <PageTitle
        title={t('title')}
        count={data?.facets.all}
        matching={phone ? data?.total : undefined}
      >
        <ExportButton path={(format) => exportPath('/hosts', hostsApiQuery(search), format)} />
        <AddHostButton compact={phone} />
      </PageTitle>
      <HostViews {...views} search={search} facets={data?.facets} onSave={save} />
      {phone ? (
        <PhoneFilters {...filters} sort={sort} total={data?.total} />
      ) : (
        <HostFilters {...filters}>
          <ColumnButton
            columns={orderedColumns(all, columns.choice).filter(({ fixed }) => !fixed)}
            choice={columns.choice}
            onChange={columns.choose}
          />
          <DensityButton />
        </HostFilters>
      )}
      <QueryTable
        label={t('title')}
        query={query}
        live={{ source: search, words: (count) => t('changed', { count }) }}
        columns={shownColumns(all, columns.choice)}
        rowId={(host) => host.id}
        rowName={(host) => host.friendly_name}
        sort={sort}
        onSort={(next) => change({ sort: next?.sort, order: next?.order })}
        selection={picking}
        phone={phone ? (host) => <HostPhoneRow host={host} selection={picking} /> : undefined}
        empty={<NoHosts search={search} />}
      />
      {data && (
        <TableFoot
          page={search.page ?? 1}
          size={PAGE_SIZE}
          total={data.total}
          all={data.facets.all}
          order={phone ? undefined : orderWords}
          onPage={turn}
        />
      )}
      <Suspense>
        {selection.ids.size > 0 && (
          <SelectionBar search={search} total={data?.total ?? 0} selection={selection} />
        )}
      </Suspense>
    </>
  );
}
