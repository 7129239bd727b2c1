import { Anchor, Button, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { fieldErrors, hasCode } from '@/lib/api/errors';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { AccountFields } from './AccountFields';
import { AuthFrame } from './AuthFrame';
import { type AccountValues, accountBody, NO_ACCOUNT, useNewAccountRules } from './accountForm';
import { useSignUp } from './api';
import classes from './auth.module.css';
import { Failure } from './Failure';
import { waysQuery } from './offers';

interface SignUpPageProps {
  /** The account exists and is signed in. */
  onDone: () => void;
  onSignIn: () => void;
}

/** An account for oneself, where that is switched on. */
export function SignUpPage({ onDone, onSignIn }: SignUpPageProps) {
  const { t } = useTranslation('auth');
  const { data } = useQuery(waysQuery);
  const off = data?.signup_enabled === false;
  return (
    <AuthFrame title={t('signUp.title')} text={off ? t('signUp.off') : undefined}>
      {!off && <SignUpForm onDone={onDone} />}
      <Text size="sm" mt="md">
        {t('signUp.haveAccount')}{' '}
        <Anchor component="button" type="button" onClick={onSignIn}>
          {t('signUp.signIn')}
        </Anchor>
      </Text>
    </AuthFrame>
  );
}

/** What the server complains about, at the field it belongs to. */
function errorsOf(error: unknown): Record<string, string> {
  const taken = (field: string) => hasCode(error, `${field}_taken`);
  const message = error instanceof Error ? error.message : '';
  if (taken('username')) return { username: message };
  if (taken('email')) return { email: message };
  return fieldErrors(error);
}

function SignUpForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('auth');
  const reason = useReason();
  const signUp = useSignUp();
  const form = useForm<AccountValues>({
    initialValues: NO_ACCOUNT,
    validate: useNewAccountRules(),
  });
  const submit = form.onSubmit((values) =>
    signUp.mutate(accountBody(values), {
      onSuccess: onDone,
      onError: (error) => form.setErrors(errorsOf(error)),
    }),
  );
  const elsewhere = signUp.error && Object.keys(errorsOf(signUp.error)).length === 0;
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Failure text={elsewhere ? t('signUp.failed', { reason: reason(signUp.error) }) : null} />
      <AccountFields form={form} />
      <Button type="submit" loading={signUp.isPending}>
        {t('signUp.submit')}
      </Button>
    </form>
  );
}
