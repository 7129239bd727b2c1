import { PasswordInput, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/lib/api/errors';
import { passkeyTrouble } from '@/lib/passkeys';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { useTold } from '@/ui/feedback/useTold';
import { useAddPasskey } from './api';
import { BackupCodesDialog } from './BackupCodes';

interface AddPasskeyProps {
  onClose: () => void;
  /** The passkey is there, and the backup codes that came with it are stored. */
  onDone: () => void;
}

/** Password and name, then the browser's own question, then backup codes where there were none. */
export function AddPasskey({ onClose, onDone }: AddPasskeyProps) {
  const { t } = useTranslation('account');
  const told = useTold();
  const [codes, setCodes] = useState<string[] | null>(null);
  if (codes) return <BackupCodesDialog codes={codes} onDone={onDone} />;
  return (
    <Dialog title={t('passkeys.add')} onClose={onClose}>
      <PasskeyForm
        onClose={onClose}
        onAdded={({ name, backup_codes }) => {
          told.done(t('passkeys.added', { name }));
          if (backup_codes.length > 0) setCodes(backup_codes);
          else onDone();
        }}
      />
    </Dialog>
  );
}

interface PasskeyFormProps {
  onClose: () => void;
  onAdded: (added: { name: string; backup_codes: string[] }) => void;
}

function PasskeyForm({ onClose, onAdded }: PasskeyFormProps) {
  const { t } = useTranslation('account');
  const add = useAddPasskey();
  const form = useForm({
    initialValues: { name: '', password: '' },
    validate: {
      name: (value) => (value.trim() === '' ? t('passkeys.nameMissing') : null),
      password: (value) => (value === '' ? t('password.missing') : null),
    },
  });
  const submit = form.onSubmit(({ name, password }) =>
    add.mutate(
      { name: name.trim(), password },
      { onSuccess: onAdded, onError: (error) => form.setErrors(fieldErrors(error)) },
    ),
  );
  const trouble = passkeyTrouble(add.error);
  const atField = Object.keys(fieldErrors(add.error)).length > 0;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <Text>{t('passkeys.addText')}</Text>
        {trouble && (
          <Text c="var(--pm-warning)" role="alert">
            {t(`passkeys.trouble.${trouble}`)}
          </Text>
        )}
        <TextInput
          label={t('passkeys.name')}
          description={t('passkeys.nameHelp')}
          maxLength={64}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <PasswordInput
          label={t('factor.password')}
          autoComplete="current-password"
          {...form.getInputProps('password')}
        />
        <DialogFoot
          action={t('passkeys.create')}
          busy={add.isPending}
          error={trouble || atField ? null : add.error}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}
