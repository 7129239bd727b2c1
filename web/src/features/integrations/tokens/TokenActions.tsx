import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconTrash } from '@tabler/icons-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Token } from '@/lib/api/types';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { useChangeToken } from '../api';
import { DeleteTokenDialog } from './DeleteTokenDialog';
import { EditTokenDialog } from './EditTokenDialog';

/** What can be done with a credential: switch it off and on, change it, delete it. */
export function TokenActions({ token }: { token: Token }) {
  const { t } = useTranslation('integrations');
  const [open, setOpen] = useState<'edit' | 'delete' | null>(null);
  const name = token.token_name;
  const close = () => setOpen(null);
  return (
    <>
      <SwitchButton token={token} />
      <IconAction
        label={t('actions.editNamed', { name })}
        icon={<IconPencil size={16} />}
        onClick={() => setOpen('edit')}
      />
      <IconAction
        label={t('actions.deleteNamed', { name })}
        icon={<IconTrash size={16} />}
        onClick={() => setOpen('delete')}
      />
      {open === 'edit' && <EditTokenDialog token={token} onClose={close} />}
      {open === 'delete' && <DeleteTokenDialog token={token} onClose={close} />}
    </>
  );
}

interface IconActionProps {
  label: string;
  icon: ReactNode;
  onClick: () => void;
}

function IconAction({ label, icon, onClick }: IconActionProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" c="dimmed" aria-label={label} onClick={onClick}>
        {icon}
      </ActionIcon>
    </Tooltip>
  );
}

function SwitchButton({ token }: { token: Token }) {
  const { t } = useTranslation('integrations');
  const reason = useReason();
  const change = useChangeToken(token.id);
  const name = token.token_name;
  const turn = () =>
    change.mutate(
      { is_active: !token.is_active },
      {
        onError: (error) =>
          notifications.show({
            color: 'danger',
            message: t('actions.failed', { reason: reason(error) }),
          }),
      },
    );
  return (
    <Button
      variant="default"
      size="compact-xs"
      loading={change.isPending}
      aria-label={
        token.is_active ? t('actions.disableNamed', { name }) : t('actions.enableNamed', { name })
      }
      onClick={turn}
    >
      {token.is_active ? t('actions.disable') : t('actions.enable')}
    </Button>
  );
}
