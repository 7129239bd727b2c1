import { Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';

/** A dialog over the page, mounted while it is open; its cross says what it does. */
export function Dialog(props: Omit<ModalProps, 'opened'>) {
  const { t } = useTranslation('common');
  return <Modal opened closeButtonProps={{ 'aria-label': t('actions.close') }} {...props} />;
}
