import { Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/lib/api/errors';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { useRenameHost } from '../api';
import type { DialogProps } from './DialogProps';

/** Gives the host another name. */
export function RenameDialog({ host, onClose }: DialogProps) {
  const { t } = useTranslation('host');
  const rename = useRenameHost(host.id);
  const form = useForm({
    initialValues: { friendly_name: host.friendly_name },
    validate: { friendly_name: (name) => (name.trim() === '' ? t('rename.missing') : null) },
  });
  const submit = form.onSubmit(({ friendly_name }) =>
    rename.mutate(friendly_name.trim(), {
      onSuccess: onClose,
      onError: (error) => form.setErrors(fieldErrors(error)),
    }),
  );
  return (
    <Dialog onClose={onClose} title={t('rename.title')}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            data-autofocus
            label={t('rename.name')}
            description={t('rename.help')}
            autoComplete="off"
            {...form.getInputProps('friendly_name')}
          />
          <DialogFoot
            action={t('rename.submit')}
            busy={rename.isPending}
            error={rename.error}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
