import { useTranslation } from 'react-i18next';
import type { Token } from '@/lib/api/types';
import { ConfirmDialog } from '@/ui/dialog/ConfirmDialog';
import { useTold } from '@/ui/feedback/useTold';
import { useDeleteToken } from '../api';

interface DeleteTokenDialogProps {
  token: Token;
  onClose: () => void;
}

/** Deletes a credential once its name has been typed. */
export function DeleteTokenDialog({ token, onClose }: DeleteTokenDialogProps) {
  const { t } = useTranslation('integrations');
  const told = useTold();
  const remove = useDeleteToken(token.id);
  const name = token.token_name;
  // A promise, because the row with this dialog may be gone by an event before the answer is there.
  const confirm = () =>
    remove.mutateAsync().then(() => {
      told.done(t('delete.done', { name }));
      onClose();
    }, told.failed);
  return (
    <ConfirmDialog
      title={t('delete.title')}
      word={name}
      action={t('delete.title')}
      busy={remove.isPending}
      onConfirm={() => void confirm()}
      onClose={onClose}
    >
      {t('delete.text')}
    </ConfirmDialog>
  );
}
