import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Token } from '@/lib/api/types';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { useChangeToken } from '../api';
import { TokenFields } from './TokenFields';
import { kindOf } from './token';
import { bodyOf, valuesOf } from './tokenForm';
import { tokenErrors, useTokenForm } from './useTokenForm';

interface EditTokenDialogProps {
  token: Token;
  onClose: () => void;
}

/** Changes what a credential may; key, secret and kind stay. */
export function EditTokenDialog({ token, onClose }: EditTokenDialogProps) {
  const { t } = useTranslation('integrations');
  const kind = kindOf(token);
  const change = useChangeToken(token.id);
  const form = useTokenForm(valuesOf(token), kind);
  const submit = form.onSubmit((values) =>
    change.mutate(bodyOf(values, kind), {
      onSuccess: onClose,
      onError: (error) => form.setErrors(tokenErrors(error)),
    }),
  );
  return (
    <Dialog onClose={onClose} title={t('edit.title', { name: token.token_name })} size={480}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TokenFields form={form} kind={kind} />
          <DialogFoot
            action={t('edit.submit')}
            busy={change.isPending}
            error={change.error}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
