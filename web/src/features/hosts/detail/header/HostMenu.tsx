import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconKey, IconPencil, IconTags, IconTrash } from '@tabler/icons-react';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { useKeys } from '@/lib/keyboard/useKeys';
import { useCan } from '@/lib/permissions';

// Each dialog is loaded when it is first opened.
const DIALOGS = {
  rename: lazy(async () => ({ default: (await import('../dialogs/RenameDialog')).RenameDialog })),
  groups: lazy(async () => ({ default: (await import('../dialogs/GroupsDialog')).GroupsDialog })),
  credentials: lazy(async () => ({
    default: (await import('../dialogs/CredentialsDialog')).CredentialsDialog,
  })),
  delete: lazy(async () => ({
    default: (await import('../dialogs/DeleteHostDialog')).DeleteHostDialog,
  })),
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
      <Suspense>{Dialog && <Dialog host={host} onClose={() => setOpen(null)} />}</Suspense>
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
