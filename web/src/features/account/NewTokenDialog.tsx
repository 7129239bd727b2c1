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

const DAYS = ['30', '90', '365'] as const;
const DAY = 24 * 3_600_000;

const START = { name: '', life: '90', until: '', all: true, permissions: [] as string[] };

type Life = Pick<typeof START, 'life' | 'until'>;

/** The end of a token; the last moment of the chosen day, as the browser counts days. */
function endOf({ life, until }: Life): { expires_at?: string } {
  if (life === 'never') return {};
  if (life === 'day') return { expires_at: new Date(`${until}T23:59:59`).toISOString() };
  return { expires_at: new Date(now() + Number(life) * DAY).toISOString() };
}

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
      until: (value, { life }) =>
        life !== 'day' || Date.parse(`${value}T23:59:59`) > now() ? null : t('tokens.dayMissing'),
    },
  });
  const submit = form.onSubmit(({ name, all, permissions, ...life }) =>
    create.mutate(
      {
        name: name.trim(),
        ...(all ? {} : { permissions }),
        ...endOf(life),
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
          data={[
            ...DAYS.map((value) => ({ value, label: t('tokens.days', { count: Number(value) }) })),
            { value: 'day', label: t('tokens.day') },
            { value: 'never', label: t('tokens.never') },
          ]}
          {...form.getInputProps('life')}
        />
        {form.getValues().life === 'day' && (
          <TextInput type="date" label={t('tokens.lastDay')} {...form.getInputProps('until')} />
        )}
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
        // Not the token itself, which the shell would write into its history.
        value={`curl --header "Authorization: Bearer $PATCHMON_TOKEN" ${url}`}
        label={t('tokens.use')}
      />
    </SecretDialog>
  );
}
