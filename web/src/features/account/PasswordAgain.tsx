import { PasswordInput, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { UseMutationResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/lib/api/errors';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';

interface PasswordAgainProps<T> {
  title: string;
  /** What happens. */
  text: string;
  deed: UseMutationResult<T, Error, string>;
  onDone: (answer: T) => void;
  onClose: () => void;
}

/** Asks for the password before something that weakens the account. */
export function PasswordAgain<T>({ title, text, deed, onDone, onClose }: PasswordAgainProps<T>) {
  const { t } = useTranslation('account');
  const form = useForm({
    initialValues: { password: '' },
    validate: { password: (value) => (value === '' ? t('password.missing') : null) },
  });
  const submit = form.onSubmit(({ password }) =>
    deed.mutate(password, {
      onSuccess: onDone,
      onError: (error) => form.setErrors(fieldErrors(error)),
    }),
  );
  const atField = Object.keys(fieldErrors(deed.error)).length > 0;
  return (
    <Dialog onClose={onClose} title={title}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <Text>{text}</Text>
          <PasswordInput
            label={t('factor.password')}
            autoComplete="current-password"
            data-autofocus
            {...form.getInputProps('password')}
          />
          <DialogFoot
            action={title}
            busy={deed.isPending}
            error={atField ? null : deed.error}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
