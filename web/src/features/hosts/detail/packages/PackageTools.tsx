import { ActionIcon, SegmentedControl, Tooltip } from '@mantine/core';
import { IconLayoutSidebarRightCollapse, IconLayoutSidebarRightExpand } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HostDetail, HostPackageList } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import { SearchField } from '@/ui/table/SearchField';
import { DEFAULT_STATE, type HostSearch, PACKAGE_STATES, type PackageState } from '../search';
import { CopyList } from './CopyList';
import { EcosystemFilter } from './EcosystemFilter';
import classes from './packages.module.css';

interface PackageToolsProps {
  host: HostDetail;
  search: HostSearch;
  counts: HostPackageList['counts'] | undefined;
  ecosystems: HostPackageList['ecosystems'] | undefined;
  onChange: (patch: Partial<HostSearch>) => void;
  folded: boolean;
  onFold: () => void;
}

/** Filters that always stand there; the others join them while an address asks for one. */
const ALWAYS = PACKAGE_STATES.slice(0, 4);

/** What of the packages is shown, and what can be done with the list. */
export function PackageTools(props: PackageToolsProps) {
  const { host, search, ecosystems, onChange, folded, onFold } = props;
  const { t } = useTranslation('host');
  const foldLabel = folded ? t('aside.unfold') : t('aside.fold');
  const FoldIcon = folded ? IconLayoutSidebarRightExpand : IconLayoutSidebarRightCollapse;
  return (
    <div className={classes.tools}>
      <StateFilter {...props} />
      <EcosystemFilter search={search} ecosystems={ecosystems} onChange={onChange} />
      <SearchField
        label={t('packages.search')}
        value={search.search}
        onSearch={(words) => onChange({ search: words })}
        width={200}
      />
      <div className={classes.right}>
        <CopyList hostId={host.id} search={search} />
        <Tooltip label={foldLabel}>
          <ActionIcon aria-label={foldLabel} aria-expanded={!folded} onClick={onFold}>
            <FoldIcon size={16} />
          </ActionIcon>
        </Tooltip>
      </div>
    </div>
  );
}

function StateFilter({ search, counts, onChange }: PackageToolsProps) {
  const { t } = useTranslation('host');
  const active = search.state ?? DEFAULT_STATE;
  const states = ALWAYS.includes(active) ? ALWAYS : [...ALWAYS, active];
  const pick = (state: PackageState) =>
    onChange({ state: state === DEFAULT_STATE ? undefined : state });
  return (
    <div className={classes.segments}>
      <SegmentedControl
        aria-label={t('packages.states')}
        withItemsBorders={false}
        value={active}
        onChange={(value) => pick(value as PackageState)}
        data={states.map((state) => ({
          value: state,
          label: (
            <>
              {t(`packages.${state}`)}
              {counts && <span className={classes.count}>{formatNumber(counts[state])}</span>}
            </>
          ),
        }))}
      />
    </div>
  );
}
