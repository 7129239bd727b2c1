import { SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HostPackageList } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import type { HostSearch } from '../search';
import classes from './packages.module.css';

interface EcosystemFilterProps {
  search: HostSearch;
  ecosystems: HostPackageList['ecosystems'] | undefined;
  onChange: (patch: Partial<HostSearch>) => void;
}

const ALL = '';

/** Which ecosystem is shown, on hosts that have more than one, for example deb and flatpak. */
export function EcosystemFilter({ search, ecosystems, onChange }: EcosystemFilterProps) {
  const { t } = useTranslation('host');
  if (!ecosystems || ecosystems.length < 2) return null;
  return (
    <SegmentedControl
      aria-label={t('packages.ecosystems')}
      withItemsBorders={false}
      value={search.ecosystem ?? ALL}
      onChange={(value) => onChange({ ecosystem: value === ALL ? undefined : value })}
      data={[
        { value: ALL, label: t('packages.everyEcosystem') },
        ...ecosystems.map(({ ecosystem, packages }) => ({
          value: ecosystem,
          label: (
            <>
              {ecosystem}
              <span className={classes.count}>{formatNumber(packages)}</span>
            </>
          ),
        })),
      ]}
    />
  );
}
