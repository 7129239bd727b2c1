import { Anchor, Button, Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { hasCode } from '@/lib/api/errors';
import { setupQuery } from '@/lib/session';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { AccountFields } from './AccountFields';
import { AuthFrame } from './AuthFrame';
import { useSetup } from './api';
import classes from './auth.module.css';
import { Failure } from './Failure';
import { waysQuery } from './offers';
import { SsoButton } from './SsoButton';
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
      <SsoWay />
    </AuthFrame>
  );
}

/** The identity provider can make the first account, too. */
function SsoWay() {
  const { t } = useTranslation('auth');
  const { data } = useQuery(waysQuery);
  if (!data?.oidc.enabled) return null;
  return (
    <div className={classes.ways}>
      <Text size="sm">{t('setup.sso')}</Text>
      <SsoButton text={data.oidc.buttonText} alone={false} />
    </div>
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
  const failed = (error: Error) =>
    hasCode(error, 'already_set_up')
      ? t('setup.done')
      : t('setup.failed', { reason: reason(error) });
  const shownAtField = setup.error && Object.keys(setupErrors(setup.error, '')).length > 0;
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Failure text={setup.error && !shownAtField ? failed(setup.error) : null} />
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
