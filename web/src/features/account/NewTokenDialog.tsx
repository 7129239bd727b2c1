import { Checkbox, NativeSelect, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { apiPrefix } from '@/lib/api/config';
import { fieldErrors } from '@/lib/api/errors';
import { useUser } from '@/lib/session';
import { now } from '@/lib/time/now';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { SecretDialog } from '@/ui/dialog/SecretDialog';
import { CommandBlock } from '@/ui/text/CommandBlock';
import { useCreateToken } from './api';

const DAYS = ['30', '90', '365', ''] as const;
const DAY = 24 * 3_600_000;

const START = { name: '', days: '90', all: true, permissions: [] as string[] };

/** A token with what it may do and when it ends; its secret is shown once. */
export function NewTokenDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('account');
  const [made, setMade] = useState<{ name: string; token: string } | null>(null);
  if (made) return <CreatedToken {...made} onDone={onClose} />;
  return (
    <Dialog title={t('tokens.new')} onClose={onClose} size={480}>
      <TokenForm onClose={onClose} onMade={setMade} />
    </Dialog>
  );
}

interface TokenFormProps {
  onClose: () => void;
  onMade: (made: { name: string; token: string }) => void;
}

function TokenForm({ onClose, onMade }: TokenFormProps) {
  const { t } = useTranslation('account');
  const create = useCreateToken();
  const form = useForm({
    initialValues: START,
    validate: {
      name: (value) => (value.trim() === '' ? t('tokens.nameMissing') : null),
      permissions: (value, all) =>
        all.all || value.length > 0 ? null : t('tokens.permissionMissing'),
    },
  });
  const submit = form.onSubmit(({ name, days, all, permissions }) =>
    create.mutate(
      {
        name: name.trim(),
        ...(all ? {} : { permissions }),
        ...(days ? { expires_at: new Date(now() + Number(days) * DAY).toISOString() } : {}),
      },
      {
        onSuccess: (made) => onMade({ name: made.name, token: made.token }),
        onError: (error) => form.setErrors(fieldErrors(error)),
      },
    ),
  );
  return (
    <form onSubmit={submit} noValidate>
      <Stack>
        <TextInput
          label={t('tokens.name')}
          description={t('tokens.nameHelp')}
          data-autofocus
          {...form.getInputProps('name')}
        />
        <Radio.Group
          label={t('tokens.permissions')}
          value={form.getValues().all ? 'all' : 'some'}
          onChange={(value) => form.setFieldValue('all', value === 'all')}
        >
          <Stack gap="xs" mt={4}>
            <Radio value="all" label={t('tokens.all')} />
            <Radio value="some" label={t('tokens.some')} />
          </Stack>
        </Radio.Group>
        {!form.getValues().all && <Permissions {...form.getInputProps('permissions')} />}
        <NativeSelect
          label={t('tokens.expires')}
          data={DAYS.map((value) => ({
            value,
            label: value ? t('tokens.days', { count: Number(value) }) : t('tokens.never'),
          }))}
          {...form.getInputProps('days')}
        />
        <DialogFoot
          action={t('tokens.create')}
          busy={create.isPending}
          error={create.error}
          onCancel={onClose}
        />
      </Stack>
    </form>
  );
}

/** Those that the person has; a token never has more. */
function Permissions(props: object) {
  const { t } = useTranslation(['account', 'common']);
  const { permissions } = useUser();
  return (
    <Checkbox.Group aria-label={t('account:tokens.permissions')} {...props}>
      <Stack gap="xs" pl="lg">
        {permissions.map((name) => (
          <Checkbox
            key={name}
            value={name}
            label={t(`common:permissions.${name as 'view_hosts'}`)}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}

interface CreatedTokenProps {
  name: string;
  token: string;
  onDone: () => void;
}

/** The secret, which is shown once. */
function CreatedToken({ name, token, onDone }: CreatedTokenProps) {
  const { t } = useTranslation('account');
  const url = `${window.location.origin}${apiPrefix}/hosts`;
  return (
    <SecretDialog
      title={t('tokens.created', { name })}
      size={560}
      stored={t('tokens.stored')}
      done={t('tokens.done')}
      onDone={onDone}
    >
      <Text>{t('tokens.once')}</Text>
      <CommandBlock value={token} label={t('tokens.secret')} primary />
      <Text>{t('tokens.use')}</Text>
      <CommandBlock
        value={`curl --header "Authorization: Bearer ${token}" ${url}`}
        shown={`curl --header "Authorization: Bearer pmp_…" ${url}`}
        label={t('tokens.use')}
      />
    </SecretDialog>
  );
}
