import { ActionIcon, Button, Stack, Tooltip } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download, type ExportFormat } from '@/lib/download';
import { useCan } from '@/lib/permissions';
import { PopoverButton } from '../overlay/PopoverButton';

const FORMATS: readonly ExportFormat[] = ['csv', 'json'];

/** Takes a list out as a file, with its filters and in its order. Absent without the right to. */
export function ExportButton({ path }: { path: (format: ExportFormat) => string }): ReactNode {
  const { t } = useTranslation('common');
  const [opened, setOpened] = useState(false);
  if (!useCan('export_data')) return null;
  const save = (format: ExportFormat) => {
    setOpened(false);
    void download(path(format));
  };
  return (
    <PopoverButton
      label={t('export.title')}
      opened={opened}
      onChange={setOpened}
      button={(button) => (
        <Tooltip label={t('export.title')} disabled={opened}>
          <ActionIcon {...button} variant="default" size={30} aria-label={t('export.title')}>
            <IconDownload size={16} stroke={1.75} />
          </ActionIcon>
        </Tooltip>
      )}
    >
      <Stack gap="xs">
        {FORMATS.map((format) => (
          <Button key={format} variant="default" onClick={() => save(format)}>
            {t(`export.${format}`)}
          </Button>
        ))}
      </Stack>
    </PopoverButton>
  );
}
