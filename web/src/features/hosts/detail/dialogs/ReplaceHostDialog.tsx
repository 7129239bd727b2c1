import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { useReplaceHost } from '../api';
import type { DialogProps } from './DialogProps';

interface ReplaceHostDialogProps extends DialogProps {
  /** The host that goes. */
  other: HostDetail['same_machine'][number];
}

/** Moves what people wrote about an older host of the same machine here, and deletes that one. */
export function ReplaceHostDialog({ host, other, onClose }: ReplaceHostDialogProps) {
  const { t } = useTranslation('host');
  const reason = useReason();
  const names = { old: other.friendly_name, name: host.friendly_name };
  const replace = useReplaceHost(host.id, () => {
    notifications.show({ message: t('replace.done', names) });
    onClose();
  });
  const confirm = () =>
    replace.mutate(other.id, {
      onError: (error) =>
        notifications.show({
          color: 'danger',
          message: t('replace.failed', { reason: reason(error) }),
        }),
    });
  return (
    <ConfirmDialog
      title={t('replace.title', names)}
      word={other.friendly_name}
      action={t('replace.submit')}
      busy={replace.isPending}
      onConfirm={confirm}
      onClose={onClose}
    >
      {t('replace.text', names)}
    </ConfirmDialog>
  );
}
