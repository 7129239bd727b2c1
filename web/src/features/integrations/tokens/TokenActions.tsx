import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconPencil, IconTerminal2, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Token } from '@/lib/api/types';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { IconAction } from '@/ui/table/IconAction';
import { useChangeToken } from '../api';
import { DeleteTokenDialog } from './DeleteTokenDialog';
import { EditTokenDialog } from './EditTokenDialog';
import { UseTokenDialog } from './UseTokenDialog';

const DIALOGS = { use: UseTokenDialog, edit: EditTokenDialog, delete: DeleteTokenDialog } as const;

/** What can be done with a credential: switch it off and on, use it, change it, delete it. */
export function TokenActions({ token }: { token: Token }) {
  const { t } = useTranslation('integrations');
  const [open, setOpen] = useState<keyof typeof DIALOGS | null>(null);
  const name = token.token_name;
  const Dialog = open && DIALOGS[open];
  return (
    <>
      <SwitchButton token={token} />
      <IconAction
        label={t('actions.useNamed', { name })}
        icon={<IconTerminal2 size={16} />}
        onClick={() => setOpen('use')}
      />
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
      {Dialog && <Dialog token={token} onClose={() => setOpen(null)} />}
    </>
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
