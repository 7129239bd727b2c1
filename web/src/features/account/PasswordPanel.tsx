import { Button, PasswordInput, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/lib/api/errors';
import { useUser } from '@/lib/session';
import { useTold } from '@/ui/feedback/useTold';
import { PasswordRules } from '@/ui/form/PasswordRules';
import { useAccountRules } from '@/ui/form/useAccountRules';
import { Panel } from '@/ui/layout/Panel';
import classes from './account.module.css';
import { useChangePassword } from './api';

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
  const rules = useAccountRules();
  const change = useChangePassword();
  const form = useForm({
    initialValues: EMPTY,
    validate: {
      current_password: (value) => (value === '' ? t('password.missing') : null),
      new_password: rules.password,
      repeat: (value, all) => rules.repeated(value, all.new_password),
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
