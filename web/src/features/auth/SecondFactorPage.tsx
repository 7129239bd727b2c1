import { Anchor, Button, Checkbox, Group, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ApiError, hasCode } from '@/lib/api/errors';
import type { SecondFactor } from '@/lib/api/types';
import { passkeysHere } from '@/lib/passkeys';
import { AuthFrame } from './AuthFrame';
import { usePasskeySignIn, useVerify } from './api';
import classes from './auth.module.css';
import { Failure } from './Failure';
import { waysQuery } from './offers';
import { useFailure } from './useFailure';
import { usePasskeyFailure } from './usePasskeyFailure';

interface SecondFactorPageProps {
  waiting: SecondFactor;
  onDone: () => void;
  /** Back to the password: the sign-in is over, or somebody else wants in. */
  onBack: (why: 'over' | 'other') => void;
}

type Way = 'passkey' | 'totp' | 'backup_code';

/** The handiest first. */
const WAYS: readonly Way[] = ['passkey', 'totp', 'backup_code'];

/** The second half of a sign-in. A wrong code keeps the sign-in; only when it is over, one goes back. */
export function SecondFactorPage({ waiting, onDone, onBack }: SecondFactorPageProps) {
  const { t } = useTranslation('auth');
  const { data } = useQuery(waysQuery);
  const passkeys = passkeysHere(data?.passkeys_origin);
  const ways = WAYS.filter(
    (way) => waiting.methods.includes(way) && (way !== 'passkey' || passkeys),
  );
  const [chosen, setChosen] = useState<Way | null>(null);
  const way = chosen ?? ways[0] ?? 'totp';
  const onOver = () => onBack('over');
  const origin = data?.passkeys_origin;
  const elsewhere = ways.length === 0 && origin;
  const text = elsewhere
    ? t('secondFactor.elsewhere', { origin })
    : t(`secondFactor.${way}`, { name: waiting.username });
  return (
    <AuthFrame title={t('secondFactor.title')} text={text}>
      {way === 'passkey' && (
        <PasskeyForm ticket={waiting.tfaTicket} onDone={onDone} onOver={onOver} />
      )}
      {way !== 'passkey' && !elsewhere && (
        // Another way in begins with an empty field.
        <CodeForm
          key={way}
          backup={way === 'backup_code'}
          ticket={waiting.tfaTicket}
          onDone={onDone}
          onOver={onOver}
        />
      )}
      <Group justify="space-between" mt="md" gap="xs">
        {ways
          .filter((each) => each !== way)
          .map((each) => (
            <Anchor
              key={each}
              component="button"
              type="button"
              size="sm"
              onClick={() => setChosen(each)}
            >
              {t(`secondFactor.use.${each}`)}
            </Anchor>
          ))}
        <Anchor component="button" type="button" size="sm" onClick={() => onBack('other')}>
          {t('secondFactor.back')}
        </Anchor>
      </Group>
    </AuthFrame>
  );
}

interface CodeFormProps {
  backup: boolean;
  ticket: string;
  onDone: () => void;
  onOver: () => void;
}

function CodeForm({ backup, ticket, onDone, onOver }: CodeFormProps) {
  const { t } = useTranslation('auth');
  const verify = useVerify();
  const failure = useCodeFailure(verify.error);
  const form = useForm({
    initialValues: { token: '', remember: false },
    validate: { token: (value) => (value.trim() === '' ? t('secondFactor.missing') : null) },
  });
  const submit = form.onSubmit(({ token, remember }) =>
    verify.mutate(
      { tfa_ticket: ticket, token: token.trim(), remember_me: remember },
      { onSuccess: onDone, onError: (error) => isOver(error) && onOver() },
    ),
  );
  return (
    <form className={classes.form} onSubmit={submit} noValidate>
      <Failure text={failure} />
      <TextInput
        label={t(backup ? 'secondFactor.backupCode' : 'secondFactor.code')}
        autoComplete="one-time-code"
        inputMode={backup ? 'text' : 'numeric'}
        autoFocus
        {...form.getInputProps('token')}
      />
      <Checkbox
        label={t('secondFactor.remember')}
        {...form.getInputProps('remember', { type: 'checkbox' })}
      />
      <Button type="submit" loading={verify.isPending}>
        {t('secondFactor.submit')}
      </Button>
    </form>
  );
}

interface PasskeyFormProps {
  ticket: string;
  onDone: () => void;
  onOver: () => void;
}

function PasskeyForm({ ticket, onDone, onOver }: PasskeyFormProps) {
  const { t } = useTranslation('auth');
  const signIn = usePasskeySignIn();
  const failure = usePasskeyFailure(signIn.error);
  const [remember, setRemember] = useState(false);
  const show = () =>
    signIn.mutate(
      { tfa_ticket: ticket, remember_me: remember },
      { onSuccess: onDone, onError: (error) => isOver(error) && onOver() },
    );
  return (
    <div className={classes.form}>
      <Failure text={failure} />
      <Checkbox
        label={t('secondFactor.remember')}
        checked={remember}
        onChange={(event) => setRemember(event.currentTarget.checked)}
      />
      <Button autoFocus loading={signIn.isPending} onClick={show}>
        {t('passkey.show')}
      </Button>
    </div>
  );
}

/** Whether no code can finish the sign-in any more. */
function isOver(error: unknown): boolean {
  const spent = error instanceof ApiError && error.remainingAttempts === 0;
  return spent || hasCode(error, 'tfa_ticket_expired');
}

function useCodeFailure(error: Error | null): string | null {
  const { t } = useTranslation('auth');
  return useFailure(error, (failed) =>
    failed instanceof ApiError && failed.code === 'tfa_code_wrong'
      ? t('secondFactor.wrong', { count: failed.remainingAttempts ?? 1 })
      : null,
  );
}
