import { PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/lib/api/errors';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { useTold } from '@/ui/feedback/useTold';
import { PasswordRules } from '@/ui/form/PasswordRules';
import { useAccountRules } from '@/ui/form/useAccountRules';
import { useResetPassword } from '../api';
import type { UserDialogProps } from './DialogProps';

/** Gives a user another password. */
export function PasswordDialog({ user, onClose }: UserDialogProps) {
  const { t } = useTranslation('people');
  const told = useTold();
  const reset = useResetPassword(user.id);
  const form = useForm({
    initialValues: { new_password: '' },
    validate: {
      new_password: useAccountRules().password,
    },
  });
  const submit = form.onSubmit(({ new_password }) =>
    reset.mutate(new_password, {
      onSuccess: () => {
        told.done(t('users.passwordReset', { name: user.username }));
        onClose();
      },
      onError: (error) => form.setErrors(fieldErrors(error)),
    }),
  );
  return (
    <Dialog onClose={onClose} title={t('users.resetPasswordOf', { name: user.username })}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text>{t('users.resetPasswordText')}</Text>
          <PasswordInput
            data-autofocus
            label={t('users.newPassword')}
            autoComplete="new-password"
            {...form.getInputProps('new_password')}
          />
          <PasswordRules password={form.getValues().new_password} username={user.username} />
          <DialogFoot
            action={t('users.resetPassword')}
            busy={reset.isPending}
            error={reset.error}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
