import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import type { Settings } from '@/lib/api/types';
import { isZone, zones } from '@/lib/time/zones';
import { SettingsForm } from './SettingsForm';
import { useSettingsForm } from './useSettingsForm';
import { WithSettings } from './WithSettings';

/** Public address, time zone, and whether people sign up by themselves. */
export function GeneralPage(): ReactNode {
  return <WithSettings>{(settings) => <GeneralForm settings={settings} />}</WithSettings>;
}

/** Roles somebody who signs up may get; custom ones are given by hand. */
const SIGN_UP_ROLES = ['readonly', 'user', 'host_manager'] as const;

const FIELDS = ['server_url', 'time_zone', 'signup_enabled', 'default_user_role'] as const;

function GeneralForm({ settings }: { settings: Settings }) {
  const { t } = useTranslation('settings');
  const { form, submit, save, field, knows } = useSettingsForm(settings, FIELDS, {
    server_url: (value: string) =>
      /^https?:\/\/\S+$/.test(value.trim()) ? null : t('general.urlRule'),
    time_zone: (value: string | undefined) =>
      value === undefined || isZone(value.trim()) ? null : t('general.zoneRule'),
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
      {knows('time_zone') && <ZoneField {...field('time_zone', t('general.zoneHelp'))} />}
      {knows('signup_enabled') && (
        <Checkbox
          label={t('general.signUp')}
          {...field('signup_enabled', t('general.signUpHelp'), 'checkbox')}
        />
      )}
      {knows('default_user_role') && (
        <RoleField {...field('default_user_role', t('general.signUpRoleHelp'))} />
      )}
    </SettingsForm>
  );
}

type FieldProps = ReturnType<ReturnType<typeof useSettingsForm>['field']>;

/** Any zone of the browser's list; typing searches it. */
function ZoneField(props: FieldProps) {
  const { t } = useTranslation('settings');
  const list = useId();
  return (
    <>
      <TextInput label={t('general.zone')} list={list} autoComplete="off" {...props} />
      <datalist id={list}>
        {zones().map((zone) => (
          <option key={zone} value={zone} />
        ))}
      </datalist>
    </>
  );
}

function RoleField(props: FieldProps) {
  const { t } = useTranslation(['settings', 'common']);
  const roles: string[] = [...SIGN_UP_ROLES];
  const named: { value: string; label: string }[] = SIGN_UP_ROLES.map((value) => ({
    value,
    label: t(`common:roles.${value}`),
  }));
  const set = String(props.value);
  const data = roles.includes(set) ? named : [...named, { value: set, label: set }];
  return <NativeSelect label={t('settings:general.signUpRole')} data={data} w={220} {...props} />;
}
