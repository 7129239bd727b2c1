import { Radio, Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Order, Sort } from '@/lib/table/sort';
import { BottomDrawer } from '@/ui/overlay/BottomDrawer';
import type { HostsSearch } from '../search';
import { ORDERS } from '../useOrderWords';

interface SortDrawerProps {
  sort: Sort;
  onChange: (patch: Partial<HostsSearch>) => void;
  onClose: () => void;
}

/** All orders of the list, in words. */
export default function SortDrawer({ sort, onChange, onClose }: SortDrawerProps) {
  const { t } = useTranslation('hosts');
  const pick = (name: string) => {
    const [key, order] = name.split('.');
    onChange({ sort: key, order: order as Order });
    onClose();
  };
  return (
    <BottomDrawer title={t('sort.title')} onClose={onClose}>
      <Radio.Group
        value={`${sort.sort}.${sort.order}`}
        onChange={pick}
        aria-label={t('sort.title')}
      >
        <Stack gap={0}>
          {Object.entries(ORDERS).map(([name, words]) => (
            <Radio key={name} value={name} label={t(words)} py={12} />
          ))}
        </Stack>
      </Radio.Group>
    </BottomDrawer>
  );
}
