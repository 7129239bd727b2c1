import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { useReason } from '@/ui/feedback/ErrorPanel';

/** What a deed says afterwards: that it is done, or why not. */
export function useTold() {
  const { t } = useTranslation('common');
  const reason = useReason();
  return {
    done: (message: string) => notifications.show({ message }),
    failed: (error: unknown) =>
      notifications.show({
        color: 'danger',
        message: t('actions.failed', { reason: reason(error) }),
      }),
  };
}
