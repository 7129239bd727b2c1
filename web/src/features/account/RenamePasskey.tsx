import { Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/lib/api/errors';
import type { Passkey } from '@/lib/api/types';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { useRenamePasskey } from './api';

interface RenamePasskeyProps {
  passkey: Passkey;
  onClose: () => void;
}

/** Another name of a passkey. */
export function RenamePasskey({ passkey, onClose }: RenamePasskeyProps) {
  const { t } = useTranslation('account');
  const rename = useRenamePasskey();
  const form = useForm({
    initialValues: { name: passkey.name },
    validate: { name: (value) => (value.trim() === '' ? t('passkeys.nameMissing') : null) },
  });
  const submit = form.onSubmit(({ name }) =>
    rename.mutate(
      { id: passkey.id, name: name.trim() },
      { onSuccess: onClose, onError: (error) => form.setErrors(fieldErrors(error)) },
    ),
  );
  const atField = Object.keys(fieldErrors(rename.error)).length > 0;
  return (
    <Dialog title={t('passkeys.renameTitle')} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            label={t('passkeys.name')}
            maxLength={64}
            data-autofocus
            {...form.getInputProps('name')}
          />
          <DialogFoot
            action={t('passkeys.save')}
            busy={rename.isPending}
            error={atField ? null : rename.error}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
