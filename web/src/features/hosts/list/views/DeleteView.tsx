import { CloseButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** The cross beside the own view that is shown. */
export function DeleteView({ name, onDelete }: { name: string; onDelete: () => void }) {
  const { t } = useTranslation('hosts');
  const label = t('views.delete', { name });
  return (
    <CloseButton size={22} iconSize={14} aria-label={label} title={label} onClick={onDelete} />
  );
}
