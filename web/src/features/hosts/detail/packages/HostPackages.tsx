import { useElementSize, useLocalStorage } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostDetail, HostPackage } from '@/lib/api/types';
import { isForeign, namesakes } from '@/lib/format/architecture';
import { PAGE_SIZE, sortOf } from '@/lib/table/search';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { QueryTable } from '@/ui/table/QueryTable';
import { TableFoot } from '@/ui/table/TableFoot';
import { hostPackagesQuery } from '../api';
import { HostAside } from '../aside/HostAside';
import type { HostSearch } from '../search';
import { NoPackages } from './NoPackages';
import { PackagePhoneRow } from './PackagePhoneRow';
import { PackageTools } from './PackageTools';
import classes from './packages.module.css';
import { useOrderWords } from './useOrderWords';
import { type TellsArchitecture, usePackageColumns } from './usePackageColumns';

/** The packages of the host, with the evidence for what else is to do beside them. */
export function HostPackages({ host }: { host: HostDetail }) {
  const [folded, setFolded] = useLocalStorage({
    key: 'patchmon-host-aside-folded',
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  return (
    <div className={classes.body} data-folded={folded || undefined}>
      {!folded && (
        <div className={classes.aside}>
          <HostAside host={host} />
        </div>
      )}
      <div className={classes.list}>
        <PackageList host={host} folded={folded} onFold={() => setFolded(!folded)} />
      </div>
    </div>
  );
}

/** Architectures are told of packages that are foreign to the host or stand twice in the list. */
function useTellsArchitecture(host: HostDetail, rows: readonly HostPackage[] | undefined) {
  return useMemo((): TellsArchitecture => {
    const twice = namesakes((rows ?? []).map(({ name }) => name));
    return (row) => twice.has(row.name) || isForeign(row.architecture, host.architecture);
  }, [rows, host.architecture]);
}

/** Width of the list in px from which on it has room for every column. */
const ROOMY = 860;

interface PackageListProps {
  host: HostDetail;
  folded: boolean;
  onFold: () => void;
}

function PackageList({ host, folded, onFold }: PackageListProps) {
  const { t } = useTranslation('host');
  const search = useSearch({ from: '/_app/hosts/$hostId' });
  const navigate = useNavigate({ from: '/hosts/$hostId' });
  const query = useQuery(hostPackagesQuery(host.id, search));
  const phone = useIsPhone();
  const { ref, width } = useElementSize();
  const tells = useTellsArchitecture(host, query.data?.items);
  const columns = usePackageColumns(width === 0 || width >= ROOMY, tells);
  const orderWords = useOrderWords(search);
  const change = (patch: Partial<HostSearch>) => {
    void navigate({
      search: (old) => ({ ...old, page: undefined, ...patch }),
      replace: true,
      resetScroll: false,
    });
  };
  return (
    <div ref={ref}>
      <PackageTools
        host={host}
        search={search}
        counts={query.data?.counts}
        ecosystems={query.data?.ecosystems}
        onChange={change}
        folded={folded}
        onFold={onFold}
      />
      <QueryTable
        label={t('packages.label', { name: host.friendly_name })}
        query={query}
        live={{ source: search, words: (count) => t('packages.changed', { count }) }}
        columns={columns}
        rowId={(row) => row.id}
        sort={sortOf(search)}
        onSort={(next) => change({ sort: next?.sort, order: next?.order })}
        rowHeight={34}
        phone={phone ? (row) => <PackagePhoneRow row={row} architecture={tells(row)} /> : undefined}
        empty={<NoPackages host={host} search={search} />}
      />
      {query.data && query.data.total > 0 && (
        <TableFoot
          page={search.page ?? 1}
          size={PAGE_SIZE}
          total={query.data.total}
          order={orderWords}
          onPage={(page) => change({ page: page > 1 ? page : undefined })}
        />
      )}
    </div>
  );
}
