import { PasswordInput, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { PasswordRules } from '@/ui/form/PasswordRules';
import type { AccountValues } from './accountForm';
import classes from './auth.module.css';

/** The fields of a new account, whatever else its form asks for. */
export function AccountFields<V extends AccountValues>({ form }: { form: UseFormReturnType<V> }) {
  const { t } = useTranslation('auth');
  const { password, username } = form.getValues();
  const field = (name: keyof AccountValues) => form.getInputProps(name);
  return (
    <>
      <TextInput label={t('setup.username')} autoComplete="username" {...field('username')} />
      <TextInput label={t('setup.email')} type="email" autoComplete="email" {...field('email')} />
      <div className={classes.pair}>
        <TextInput
          label={t('setup.firstName')}
          placeholder={t('setup.optional')}
          autoComplete="given-name"
          {...field('first_name')}
        />
        <TextInput
          label={t('setup.lastName')}
          placeholder={t('setup.optional')}
          autoComplete="family-name"
          {...field('last_name')}
        />
      </div>
      <PasswordInput
        label={t('setup.password')}
        autoComplete="new-password"
        {...field('password')}
      />
      <PasswordRules password={password} username={username} />
      <PasswordInput label={t('setup.repeat')} autoComplete="new-password" {...field('repeat')} />
    </>
  );
}
