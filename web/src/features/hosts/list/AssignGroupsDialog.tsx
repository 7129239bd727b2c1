import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from '@/ui/dialog/Dialog';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { useAssignGroups } from '../api';
import { GroupPicker } from '../groups/GroupPicker';

interface AssignGroupsDialogProps {
  ids: string[];
  onClose: () => void;
  onDone: () => void;
}

type Mode = 'add' | 'remove' | 'replace';

/** Puts the picked hosts into groups, takes them out, or sets their groups. */
export function AssignGroupsDialog({ ids, onClose, onDone }: AssignGroupsDialogProps) {
  const { t } = useTranslation(['hosts', 'common']);
  const reason = useReason();
  const [mode, setMode] = useState<Mode>('add');
  const [groupIds, setGroupIds] = useState<string[]>([]);
  const assign = useAssignGroups();
  const submit = () =>
    assign.mutate(
      { hostIds: ids, groupIds, mode },
      {
        onSuccess: ({ updated }) => {
          notifications.show({ message: t('hosts:assign.done', { count: updated }) });
          onDone();
        },
      },
    );
  return (
    <Dialog onClose={onClose} title={t('hosts:assign.title', { count: ids.length })}>
      <Stack>
        <SegmentedControl
          value={mode}
          onChange={(value) => setMode(value as Mode)}
          aria-label={t('hosts:assign.mode')}
          data={(['add', 'remove', 'replace'] as const).map((value) => ({
            value,
            label: t(`hosts:assign.${value}`),
          }))}
        />
        <GroupPicker value={groupIds} onChange={setGroupIds} />
        {assign.error && (
          <Text c="var(--pm-warning)" role="alert">
            {t('hosts:assign.failed', { reason: reason(assign.error) })}
          </Text>
        )}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:actions.cancel')}
          </Button>
          <Button
            onClick={submit}
            loading={assign.isPending}
            disabled={groupIds.length === 0 && mode !== 'replace'}
          >
            {t('hosts:assign.submit', { count: ids.length })}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
