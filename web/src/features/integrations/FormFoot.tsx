import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useReason } from '@/ui/feedback/ErrorPanel';

interface FormFootProps {
  action: string;
  busy: boolean;
  /** Why the last attempt failed. */
  error: unknown;
  onCancel: () => void;
}

/** The end of the form: why it failed, "Cancel", and the button that does it. */
export function FormFoot({ action, busy, error, onCancel }: FormFootProps) {
  const { t } = useTranslation(['integrations', 'common']);
  const reason = useReason();
  return (
    <>
      {error !== null && (
        <Text c="var(--pm-warning)" role="alert">
          {t('integrations:actions.failed', { reason: reason(error) })}
        </Text>
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onCancel}>
          {t('common:actions.cancel')}
        </Button>
        <Button type="submit" loading={busy}>
          {action}
        </Button>
      </Group>
    </>
  );
}
