import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { statusOf } from '@/lib/api/errors';
import type { SecondFactor } from '@/lib/api/types';
import { useSignIn } from './api';
import classes from './auth.module.css';
import { Failure } from './Failure';
import { useFailure } from './useFailure';

interface PasswordFormProps {
  /** A sign-in that waited for its second factor is over. */
  over: boolean;
  onDone: () => void;
  onSecondFactor: (waiting: SecondFactor) => void;
}

/** Name and password. */
export function PasswordForm({ over, onDone, onSecondFactor }: PasswordFormProps) {
  const { t } = useTranslation('auth');
  const signIn = useSignIn();
  const wrong = (error: Error) => (statusOf(error) === 401 ? t('signIn.wrong') : null);
  const failure = useFailure(signIn.error, wrong) ?? (over ? t('secondFactor.over') : null);
  const form = useForm({
    initialValues: { username: '', password: '' },
    validate: {
      username: (value) => (value.trim() === '' ? t('signIn.nameMissing') : null),
      password: (value) => (value === '' ? t('signIn.passwordMissing') : null),
    },
  });
  const submit = form.onSubmit((values) =>
    signIn.mutate(values, {
      onSuccess: (done) => ('user' in done ? onDone() : onSecondFactor(done)),
    }),
  );
  return (
    <form className={classes.fields} onSubmit={submit} noValidate>
      <Failure text={failure} />
      <TextInput
        label={t('signIn.name')}
        autoComplete="username"
        autoFocus
        {...form.getInputProps('username')}
      />
      <PasswordInput
        label={t('signIn.password')}
        autoComplete="current-password"
        {...form.getInputProps('password')}
      />
      <Button type="submit" loading={signIn.isPending}>
        {t('signIn.submit')}
      </Button>
    </form>
  );
}
