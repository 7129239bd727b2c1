import { Button, Group, Stack, Text } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/dialog/Dialog';

/** Asks before a page is left whose changes are not saved. */
export function UnsavedGuard({ dirty }: { dirty: boolean }) {
  const { t } = useTranslation('settings');
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && current.pathname !== next.pathname,
    enableBeforeUnload: dirty,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Dialog onClose={blocker.reset} title={t('unsaved.title')}>
      <Stack>
        <Text>{t('unsaved.text')}</Text>
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={blocker.proceed}>
            {t('unsaved.leave')}
          </Button>
          <Button data-autofocus onClick={blocker.reset}>
            {t('unsaved.stay')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
