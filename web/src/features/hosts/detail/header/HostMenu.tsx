import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconKey, IconPencil, IconTags, IconTrash } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { useKeys } from '@/lib/keyboard/useKeys';
import { useCan } from '@/lib/permissions';
import { CredentialsDialog } from '../dialogs/CredentialsDialog';
import { DeleteHostDialog } from '../dialogs/DeleteHostDialog';
import { GroupsDialog } from '../dialogs/GroupsDialog';
import { RenameDialog } from '../dialogs/RenameDialog';

const DIALOGS = {
  rename: RenameDialog,
  groups: GroupsDialog,
  credentials: CredentialsDialog,
  delete: DeleteHostDialog,
} as const;

type DialogName = keyof typeof DIALOGS;

/** What can be done with the host; absent without the right to. `e` edits its name. */
export function HostMenu({ host }: { host: HostDetail }) {
  const mayManage = useCan('manage_hosts');
  const [open, setOpen] = useState<DialogName | null>(null);
  useKeys({ e: () => mayManage && setOpen('rename') });
  if (!mayManage) return null;
  const Dialog = open && DIALOGS[open];
  return (
    <>
      <MenuButton onPick={setOpen} />
      {Dialog && <Dialog host={host} onClose={() => setOpen(null)} />}
    </>
  );
}

function MenuButton({ onPick }: { onPick: (name: DialogName) => void }) {
  const { t } = useTranslation('host');
  return (
    <Menu>
      <Menu.Target>
        <ActionIcon aria-label={t('menu.label')}>
          <IconDots size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item leftSection={<IconPencil size={16} />} onClick={() => onPick('rename')}>
          {t('menu.rename')}
        </Menu.Item>
        <Menu.Item leftSection={<IconTags size={16} />} onClick={() => onPick('groups')}>
          {t('menu.groups')}
        </Menu.Item>
        <Menu.Item leftSection={<IconKey size={16} />} onClick={() => onPick('credentials')}>
          {t('menu.credentials')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          c="var(--pm-security)"
          leftSection={<IconTrash size={16} />}
          onClick={() => onPick('delete')}
        >
          {t('menu.delete')}
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
