import { PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/lib/api/errors';
import { PASSWORD_LENGTH } from '@/lib/passwordRules';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { PasswordRules } from '@/ui/form/PasswordRules';
import { useResetPassword } from '../api';
import { useTold } from '../useTold';
import type { UserDialogProps } from './DialogProps';

/** Gives a user another password. */
export function PasswordDialog({ user, onClose }: UserDialogProps) {
  const { t } = useTranslation('people');
  const told = useTold();
  const reset = useResetPassword(user.id);
  const form = useForm({
    initialValues: { new_password: '' },
    validate: {
      new_password: (value) =>
        value.length >= PASSWORD_LENGTH
          ? null
          : t('users.passwordRule', { count: PASSWORD_LENGTH }),
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
