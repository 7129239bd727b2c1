import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '@/lib/api/types';
import { useCan } from '@/lib/permissions';
import { rolesQuery } from '@/lib/roles';
import { isZone } from '@/lib/time/zones';
import { ZoneField } from '@/ui/form/ZoneField';
import { SettingsForm } from './SettingsForm';
import { useSettingsForm } from './useSettingsForm';
import { WithSettings } from './WithSettings';

/** Public address, time zone, and whether people sign up by themselves. */
export function GeneralPage(): ReactNode {
  return <WithSettings>{(settings) => <GeneralForm settings={settings} />}</WithSettings>;
}

const FIELDS = ['server_url', 'time_zone', 'signup_enabled', 'default_user_role'] as const;

function GeneralForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const { form, submit, save, field } = useSettingsForm(settings, FIELDS, {
    server_url: (value: string) =>
      /^https?:\/\/\S+$/.test(value.trim()) ? null : t('general.urlRule'),
    time_zone: (value: string) => (isZone(value.trim()) ? null : t('general.zoneRule')),
  });
  return (
    <SettingsForm
      title={t('general.title')}
      dirty={form.isDirty()}
      busy={save.isPending}
      error={save.error}
      onSubmit={submit}
    >
      <TextInput
        label={t('general.serverUrl')}
        inputMode="url"
        {...field('server_url', t('general.serverUrlHelp'))}
      />
      <ZoneField label={t('general.zone')} {...field('time_zone', t('general.zoneHelp'))} />
      <Checkbox
        label={t('general.signUp')}
        {...field('signup_enabled', t('general.signUpHelp'), 'checkbox')}
      />
      <RoleField {...field('default_user_role', t('general.signUpRoleHelp'))} />
    </SettingsForm>
  );
}

type FieldProps = ReturnType<ReturnType<typeof useSettingsForm>['field']>;

/** Roles that may be given to strangers: those without a permission of high risk. */
function useSignUpRoles(): { value: string; label: string }[] {
  const roles = useQuery({ ...rolesQuery, enabled: useCan('view_users') }).data;
  const high = roles?.permissions.filter(({ risk }) => risk === 'high').map(({ name }) => name);
  return (roles?.items ?? [])
    .filter(({ permissions }) => !permissions.some((each) => high?.includes(each)))
    .map(({ name, label }) => ({ value: name, label }));
}

function RoleField(props: FieldProps) {
  const { t } = useTranslation('settings');
  const named = useSignUpRoles();
  const set = String(props.value);
  const data = named.some(({ value }) => value === set) ? named : [...named, set];
  return <NativeSelect label={t('general.signUpRole')} data={data} w={220} {...props} />;
}
