import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { useCopy } from '@/ui/text/useCopy';
import { matchingPackages } from '../api';
import type { HostSearch } from '../search';
import { packagesAsText } from './copyText';

interface CopyListProps {
  hostId: string;
  search: HostSearch;
}

/** Copies all packages that match, not only those of the page. */
export function CopyList({ hostId, search }: CopyListProps) {
  const { t } = useTranslation(['host', 'common']);
  const reason = useReason();
  const { copied, copy } = useCopy();
  const [busy, setBusy] = useState(false);
  const copyAll = async () => {
    setBusy(true);
    try {
      await copy(packagesAsText(await matchingPackages(hostId, search)));
    } catch (error) {
      const message = t('host:packages.copyFailed', { reason: reason(error) });
      notifications.show({ color: 'danger', message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button
      variant="default"
      loading={busy}
      onClick={() => void copyAll()}
      leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />}
    >
      {copied ? t('common:actions.copied') : t('host:packages.copy')}
    </Button>
  );
}
