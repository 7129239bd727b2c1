import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useReason } from '@/ui/feedback/ErrorPanel';

interface DialogFootProps {
  /** Verb with its object: "Save name". */
  action: string;
  busy: boolean;
  /** There is nothing to do yet. */
  disabled?: boolean;
  /** Why the last attempt failed. */
  error: unknown;
  onCancel: () => void;
}

/** The end of a dialog's form: why it failed, "Cancel", and the button that does it. */
export function DialogFoot({ action, busy, disabled, error, onCancel }: DialogFootProps) {
  const { t } = useTranslation('common');
  const reason = useReason();
  return (
    <>
      {error !== null && (
        <Text c="var(--pm-warning)" role="alert">
          {t('actions.failed', { reason: reason(error) })}
        </Text>
      )}
      <Group justify="flex-end" gap="sm">
        <Button variant="default" onClick={onCancel}>
          {t('actions.cancel')}
        </Button>
        <Button type="submit" loading={busy} disabled={disabled}>
          {action}
        </Button>
      </Group>
    </>
  );
}
