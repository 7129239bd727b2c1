import { Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { GroupPicker } from '../../groups/GroupPicker';
import { useSetGroups } from '../api';
import type { DialogProps } from './DialogProps';

/** Sets the groups the host belongs to. */
export function GroupsDialog({ host, onClose }: DialogProps) {
  const { t } = useTranslation('host');
  const [groupIds, setGroupIds] = useState(host.groups.map((group) => group.id));
  const save = useSetGroups(host.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(groupIds, { onSuccess: onClose });
  };
  return (
    <Dialog onClose={onClose} title={t('groups.title', { name: host.friendly_name })}>
      <form onSubmit={submit}>
        <Stack>
          <GroupPicker value={groupIds} onChange={setGroupIds} />
          <DialogFoot
            action={t('groups.submit')}
            busy={save.isPending}
            error={save.error}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
