import { Button, PasswordInput, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/lib/api/errors';
import { PASSWORD_LENGTH } from '@/lib/passwordRules';
import { useUser } from '@/lib/session';
import { PasswordRules } from '@/ui/form/PasswordRules';
import { Panel } from '@/ui/layout/Panel';
import classes from './account.module.css';
import { useChangePassword } from './api';
import { useTold } from './useTold';

/** Another password, for who has one here. */
export function PasswordPanel() {
  const { t } = useTranslation('account');
  const { has_password } = useUser();
  return (
    <Panel title={t('password.title')}>
      {has_password ? <PasswordForm /> : <Text>{t('password.none')}</Text>}
    </Panel>
  );
}

const EMPTY = { current_password: '', new_password: '', repeat: '' };

function PasswordForm() {
  const { t } = useTranslation('account');
  const { username } = useUser();
  const told = useTold();
  const change = useChangePassword();
  const form = useForm({
    initialValues: EMPTY,
    validate: {
      current_password: (value) => (value === '' ? t('password.missing') : null),
      new_password: (value) =>
        value.length >= PASSWORD_LENGTH ? null : t('password.short', { count: PASSWORD_LENGTH }),
      repeat: (value, all) => (value === all.new_password ? null : t('password.differs')),
    },
  });
  const submit = form.onSubmit(({ repeat: _, ...body }) =>
    change.mutate(body, {
      onSuccess: () => {
        form.reset();
        told.done(t('password.done'));
      },
      onError: (error) => {
        const errors = fieldErrors(error);
        if (Object.keys(errors).length > 0) form.setErrors(errors);
        else told.failed(error);
      },
    }),
  );
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <PasswordInput
        label={t('password.current')}
        autoComplete="current-password"
        {...form.getInputProps('current_password')}
      />
      <PasswordInput
        label={t('password.new')}
        autoComplete="new-password"
        {...form.getInputProps('new_password')}
      />
      <PasswordRules password={form.getValues().new_password} username={username} />
      <PasswordInput
        label={t('password.repeat')}
        autoComplete="new-password"
        {...form.getInputProps('repeat')}
      />
      <div>
        <Button type="submit" loading={change.isPending}>
          {t('password.submit')}
        </Button>
      </div>
    </form>
  );
}
