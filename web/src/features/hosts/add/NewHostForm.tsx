import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/lib/api/errors';
import type { CreatedHost } from '@/lib/api/types';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { useCreateHost } from '../api';
import { GroupPicker } from '../groups/GroupPicker';
import { ManyHosts } from './ManyHosts';

interface NewHostFormProps {
  onAdded: (added: CreatedHost) => void;
  onClose: () => void;
}

/** Name and groups of a new host. */
export function NewHostForm({ onAdded, onClose }: NewHostFormProps) {
  const { t } = useTranslation(['hosts', 'common']);
  const reason = useReason();
  const create = useCreateHost();
  const form = useForm({
    initialValues: { friendly_name: '', host_group_ids: [] as string[] },
    validate: {
      friendly_name: (value) => (value.trim() === '' ? t('hosts:add.nameMissing') : null),
    },
  });
  const submit = form.onSubmit((values) =>
    create.mutate(
      { ...values, friendly_name: values.friendly_name.trim() },
      { onSuccess: onAdded, onError: (error) => form.setErrors(fieldErrors(error)) },
    ),
  );
  const groups = form.getValues().host_group_ids;
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          data-autofocus
          label={t('hosts:add.name')}
          description={t('hosts:add.nameHelp')}
          autoComplete="off"
          {...form.getInputProps('friendly_name')}
        />
        <GroupPicker value={groups} onChange={(ids) => form.setFieldValue('host_group_ids', ids)} />
        {create.error && (
          <Text c="var(--pm-warning)" role="alert">
            {t('hosts:add.failed', { reason: reason(create.error) })}
          </Text>
        )}
        <ManyHosts />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose}>
            {t('common:actions.cancel')}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {t('hosts:add.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
