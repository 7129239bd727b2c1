import { Button, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { ApiError } from '@/lib/api/errors';
import type { SecondFactor } from '@/lib/api/types';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { useSignIn } from './api';
import classes from './auth.module.css';

/** Why signing in failed, in words for the person at the door. */
function useFailure(error: Error | null): string | null {
  const { t } = useTranslation('auth');
  const reason = useReason();
  if (error === null) return null;
  if (error instanceof ApiError) {
    if (error.status === 401) return t('signIn.wrong');
    if (error.status === 429) {
      return t('signIn.tooMany', { count: Math.ceil((error.retryAfter ?? 60) / 60) });
    }
  }
  return t('signIn.failed', { reason: reason(error) });
}

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
  const failure = useFailure(signIn.error) ?? (over ? t('secondFactor.over') : null);
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
      {failure && (
        <div className={classes.failure} role="alert">
          {failure}
        </div>
      )}
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
