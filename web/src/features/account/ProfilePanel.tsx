import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors, hasCode } from '@/lib/api/errors';
import type { User } from '@/lib/api/types';
import { useUser } from '@/lib/session';
import { schemeOf, useSetTheme } from '@/lib/theme';
import { isZone } from '@/lib/time/zones';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { useTold } from '@/ui/feedback/useTold';
import { useAccountRules } from '@/ui/form/useAccountRules';
import { ZoneField } from '@/ui/form/ZoneField';
import { Panel } from '@/ui/layout/Panel';
import classes from './account.module.css';
import { type ProfileBody, useSaveProfile } from './api';

function valuesOf(user: User) {
  return {
    username: user.username,
    email: user.email,
    first_name: user.first_name ?? '',
    last_name: user.last_name ?? '',
    theme: user.theme,
    time_zone: user.time_zone ?? '',
  };
}

type Values = ReturnType<typeof valuesOf>;

/** What the server complains about, at its field. */
function errorsOf(error: unknown, reason: (error: unknown) => string): Record<string, string> {
  if (hasCode(error, 'username_taken')) return { username: reason(error) };
  if (hasCode(error, 'email_taken')) return { email: reason(error) };
  return fieldErrors(error);
}

function useProfileForm(user: User) {
  const { t } = useTranslation('account');
  const { username, email } = useAccountRules();
  return useForm<Values>({
    initialValues: valuesOf(user),
    validate: {
      username,
      email,
      time_zone: (value) =>
        value.trim() === '' || isZone(value.trim()) ? null : t('profile.zoneRule'),
    },
  });
}

/** Names, address, colours and time zone. */
export function ProfilePanel() {
  const { t } = useTranslation('account');
  const user = useUser();
  return (
    <Panel title={t('profile.title')}>
      <ProfileForm key={user.id} user={user} />
    </Panel>
  );
}

function ProfileForm({ user }: { user: User }) {
  const { t } = useTranslation(['account', 'common']);
  const reason = useReason();
  const told = useTold();
  const save = useSaveProfile();
  const setTheme = useSetTheme();
  const form = useProfileForm(user);
  const submit = form.onSubmit((values) => {
    const names = Object.keys(values) as (keyof Values)[];
    const changed = names.filter((name) => form.isDirty(name));
    const body: ProfileBody = Object.fromEntries(changed.map((name) => [name, values[name]]));
    save.mutate(body, {
      onSuccess: (done) => {
        if (body.theme) setTheme(schemeOf(body.theme));
        form.setInitialValues(valuesOf(done.user));
        form.reset();
        told.done(t('account:profile.saved'));
      },
      onError: (error) => {
        const errors = errorsOf(error, reason);
        if (Object.keys(errors).length > 0) form.setErrors(errors);
        else told.failed(error);
      },
    });
  });
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Standing user={user} />
      <NameFields form={form} managed={user.single_sign_on} />
      <NativeSelect
        label={t('account:profile.theme')}
        data={(['system', 'light', 'dark'] as const).map((value) => ({
          value,
          label: t(`account:profile.${value}`),
        }))}
        {...form.getInputProps('theme')}
      />
      <ZoneField
        label={t('account:profile.zone')}
        description={t('account:profile.zoneHelp')}
        {...form.getInputProps('time_zone')}
      />
      <div>
        <Button type="submit" loading={save.isPending} disabled={!form.isDirty()}>
          {t('common:actions.save')}
        </Button>
      </div>
    </form>
  );
}

/** What somebody else decides about the account. */
function Standing({ user }: { user: User }) {
  const { t } = useTranslation('account');
  const groups = user.host_groups.map(({ name }) => name).join(', ') || t('profile.noHosts');
  return (
    <Text size="sm" c="dimmed">
      {t('profile.role')}: {user.role_name} · {t('profile.hosts')}:{' '}
      {user.all_hosts ? t('profile.allHosts') : groups}
    </Text>
  );
}

interface NameFieldsProps {
  form: ReturnType<typeof useProfileForm>;
  /** Whether an identity provider decides them. */
  managed: boolean;
}

function NameFields({ form, managed }: NameFieldsProps) {
  const { t } = useTranslation('account');
  const help = managed ? t('profile.managed') : undefined;
  return (
    <>
      <TextInput
        label={t('profile.username')}
        autoComplete="username"
        {...form.getInputProps('username')}
      />
      <TextInput
        label={t('profile.email')}
        type="email"
        autoComplete="email"
        description={help}
        disabled={managed}
        {...form.getInputProps('email')}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('profile.firstName')}
          autoComplete="given-name"
          disabled={managed}
          {...form.getInputProps('first_name')}
        />
        <TextInput
          label={t('profile.lastName')}
          autoComplete="family-name"
          disabled={managed}
          {...form.getInputProps('last_name')}
        />
      </div>
    </>
  );
}
