import { Anchor, Button, PasswordInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hasCode } from '@/lib/api/errors';
import { setupQuery } from '@/lib/session';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { AuthFrame } from './AuthFrame';
import { useSetup } from './api';
import classes from './auth.module.css';
import { PasswordRules } from './PasswordRules';
import { accountOf, setupErrors, useSetupForm } from './setupForm';

interface SetupPageProps {
  onDone: () => void;
  /** There is an account already: lead to the sign-in page. */
  onAlreadyDone: () => void;
}

/** First run: the set-up code from the log and the first account. */
export function SetupPage({ onDone, onAlreadyDone }: SetupPageProps) {
  const { t } = useTranslation('auth');
  const state = useQuery(setupQuery);
  if (state.data?.needed === false) {
    return (
      <AuthFrame title={t('setup.title')} text={t('setup.done')}>
        <Anchor component="button" type="button" mt="md" onClick={onAlreadyDone}>
          {t('setup.signIn')}
        </Anchor>
      </AuthFrame>
    );
  }
  return (
    <AuthFrame title={t('setup.title')} text={t('setup.text')}>
      <SetupForm onDone={onDone} />
    </AuthFrame>
  );
}

function SetupForm({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('auth');
  const reason = useReason();
  const setup = useSetup();
  const form = useSetupForm();
  const submit = form.onSubmit((values) =>
    setup.mutate(accountOf(values), {
      onSuccess: onDone,
      onError: (error) => form.setErrors(setupErrors(error, t('setup.codeWrong'))),
    }),
  );
  const shownAtField = setup.error && Object.keys(setupErrors(setup.error, '')).length > 0;
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      {setup.error && !shownAtField && (
        <div className={classes.failure} role="alert">
          {hasCode(setup.error, 'already_set_up')
            ? t('setup.done')
            : t('setup.failed', { reason: reason(setup.error) })}
        </div>
      )}
      <TextInput
        label={t('setup.code')}
        description={t('setup.codeHelp')}
        autoComplete="one-time-code"
        autoFocus
        {...form.getInputProps('code')}
      />
      <AccountFields form={form} />
      <TextInput
        label={t('setup.serverUrl')}
        description={t('setup.serverUrlHelp')}
        inputMode="url"
        {...form.getInputProps('server_url')}
      />
      <Button type="submit" loading={setup.isPending}>
        {t('setup.submit')}
      </Button>
    </form>
  );
}

function AccountFields({ form }: { form: ReturnType<typeof useSetupForm> }) {
  const { t } = useTranslation('auth');
  const { password, username } = form.getValues();
  return (
    <>
      <TextInput
        label={t('setup.username')}
        autoComplete="username"
        {...form.getInputProps('username')}
      />
      <TextInput
        label={t('setup.email')}
        type="email"
        autoComplete="email"
        {...form.getInputProps('email')}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('setup.firstName')}
          placeholder={t('setup.optional')}
          autoComplete="given-name"
          {...form.getInputProps('first_name')}
        />
        <TextInput
          label={t('setup.lastName')}
          placeholder={t('setup.optional')}
          autoComplete="family-name"
          {...form.getInputProps('last_name')}
        />
      </div>
      <PasswordInput
        label={t('setup.password')}
        autoComplete="new-password"
        {...form.getInputProps('password')}
      />
      <PasswordRules password={password} username={username} />
      <PasswordInput
        label={t('setup.repeat')}
        autoComplete="new-password"
        {...form.getInputProps('repeat')}
      />
    </>
  );
}
