import { Stack, Text } from '@mantine/core';
import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { useTold } from '@/ui/feedback/useTold';
import { useResetFactor } from '../api';
import type { UserDialogProps } from './DialogProps';

/** Takes the second factor from a user who has lost it. */
export function ResetFactorDialog({ user, onClose }: UserDialogProps) {
  const { t } = useTranslation('people');
  const told = useTold();
  const reset = useResetFactor(user.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    reset.mutate(undefined, {
      onSuccess: () => {
        told.done(t('users.factorReset', { name: user.username }));
        onClose();
      },
    });
  };
  return (
    <Dialog onClose={onClose} title={t('users.resetFactorOf', { name: user.username })}>
      <form onSubmit={submit}>
        <Stack>
          <Text>
            {user.tfa_required ? t('users.resetFactorRequired') : t('users.resetFactorText')}
          </Text>
          <DialogFoot
            action={t('users.resetFactor')}
            busy={reset.isPending}
            error={reset.error}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
