import { ActionIcon, Button, Tooltip } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Token } from '@/lib/api/types';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { useChangeToken } from './api';
import { DeleteTokenDialog } from './DeleteTokenDialog';

/** What can be done with a credential: switch it off and on, delete it. */
export function TokenActions({ token }: { token: Token }) {
  const { t } = useTranslation('integrations');
  const [deleting, setDeleting] = useState(false);
  const name = token.token_name;
  return (
    <>
      <SwitchButton token={token} />
      <Tooltip label={t('actions.deleteNamed', { name })}>
        <ActionIcon
          variant="subtle"
          color="gray"
          c="dimmed"
          aria-label={t('actions.deleteNamed', { name })}
          onClick={() => setDeleting(true)}
        >
          <IconTrash size={16} />
        </ActionIcon>
      </Tooltip>
      {deleting && <DeleteTokenDialog token={token} onClose={() => setDeleting(false)} />}
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
