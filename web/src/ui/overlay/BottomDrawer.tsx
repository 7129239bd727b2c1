import { Drawer } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface BottomDrawerProps {
  title: string;
  onClose: () => void;
  children: ReactNode;
}

/** Controls that come from below on a phone; mounted while they are open. */
export function BottomDrawer({ title, onClose, children }: BottomDrawerProps) {
  const { t } = useTranslation('common');
  return (
    <Drawer
      opened
      onClose={onClose}
      title={title}
      position="bottom"
      styles={{
        content: { height: 'auto', maxHeight: '90%' },
        title: { fontWeight: 600 },
      }}
      zIndex={300}
      closeButtonProps={{ 'aria-label': t('actions.close'), size: 44 }}
    >
      {children}
    </Drawer>
  );
}
