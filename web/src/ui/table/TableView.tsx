import { ActionIcon, Tooltip } from '@mantine/core';
import { IconColumns3, IconListDetails } from '@tabler/icons-react';
import { lazy, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnChoice } from '@/lib/table/columnChoice';
import { useDensity } from '@/lib/table/density';
import { PopoverButton } from '../overlay/PopoverButton';

const ColumnMenu = lazy(() => import('./ColumnMenu'));

interface ColumnButtonProps {
  columns: readonly { id: string; title: string }[];
  choice: ColumnChoice;
  onChange: (choice: ColumnChoice | undefined) => void;
}

/** Opens the choice of a list's columns. */
export function ColumnButton(props: ColumnButtonProps): ReactNode {
  const { t } = useTranslation('common');
  const [opened, setOpened] = useState(false);
  return (
    <PopoverButton
      label={t('table.columns')}
      opened={opened}
      onChange={setOpened}
      button={(button) => (
        <Tooltip label={t('table.columns')} disabled={opened}>
          <ActionIcon {...button} aria-label={t('table.columns')}>
            <IconColumns3 size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
    >
      <ColumnMenu {...props} />
    </PopoverButton>
  );
}

/** Switches between compact and comfortable rows. */
export function DensityButton(): ReactNode {
  const { t } = useTranslation('common');
  const { density, toggle } = useDensity();
  return (
    <Tooltip label={t('table.comfortable')}>
      <ActionIcon
        aria-label={t('table.comfortable')}
        aria-pressed={density === 'comfortable'}
        onClick={toggle}
      >
        <IconListDetails size={16} stroke={1.75} />
      </ActionIcon>
    </Tooltip>
  );
}
