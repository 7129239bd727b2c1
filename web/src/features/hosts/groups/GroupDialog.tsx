import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { notifications } from '@mantine/notifications';
import { useTranslation } from 'react-i18next';
import { fieldErrors, hasCode } from '@/lib/api/errors';
import type { HostGroup } from '@/lib/api/types';
import { Dialog } from '@/ui/dialog/Dialog';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { groupColors } from '@/ui/theme/tokens';
import { type GroupValues, useSaveGroup } from './api';
import { ColorChoice } from './ColorChoice';

interface GroupDialogProps {
  /** The group to change; null makes a new one. */
  group: HostGroup | null;
  onClose: () => void;
}

/** Name, description and colour of a host group. */
export function GroupDialog({ group, onClose }: GroupDialogProps) {
  const { t } = useTranslation(['hosts', 'common']);
  const reason = useReason();
  const save = useSaveGroup(group?.id ?? null);
  const form = useForm<GroupValues>({
    initialValues: {
      name: group?.name ?? '',
      description: group?.description ?? '',
      color: group?.color ?? groupColors[0]?.light ?? '',
    },
    validate: { name: (value) => (value.trim() === '' ? t('hosts:groups.nameMissing') : null) },
  });
  const taken = hasCode(save.error, 'group_name_taken');
  const submit = form.onSubmit((values) =>
    save.mutate(values, {
      onSuccess: () => {
        notifications.show({ message: t('hosts:groups.saved', { name: values.name }) });
        onClose();
      },
      onError: (error) => {
        const name = hasCode(error, 'group_name_taken') && { name: t('hosts:groups.nameTaken') };
        form.setErrors(name || fieldErrors(error));
      },
    }),
  );
  return (
    <Dialog onClose={onClose} title={group ? t('hosts:groups.edit') : t('hosts:groups.add')}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            data-autofocus
            label={t('hosts:groups.name')}
            {...form.getInputProps('name')}
          />
          <TextInput label={t('hosts:groups.description')} {...form.getInputProps('description')} />
          <ColorChoice
            value={form.getValues().color}
            onChange={(color) => form.setFieldValue('color', color)}
          />
          {save.error && !taken && (
            <Text c="var(--pm-warning)" role="alert">
              {t('hosts:groups.failed', { reason: reason(save.error) })}
            </Text>
          )}
          <Group justify="flex-end" gap="sm">
            <Button variant="default" onClick={onClose}>
              {t('common:actions.cancel')}
            </Button>
            <Button type="submit" loading={save.isPending}>
              {t('common:actions.save')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Dialog>
  );
}
