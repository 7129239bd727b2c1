import { Anchor, Divider, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecondFactor } from '@/lib/api/types';
import { passkeysHere } from '@/lib/passkeys';
import { AuthFrame } from './AuthFrame';
import classes from './auth.module.css';
import { waysQuery } from './offers';
import { PasskeyButton } from './PasskeyButton';
import { PasswordForm } from './PasswordForm';
import { Refusal } from './Refusal';
import { SecondFactorPage } from './SecondFactorPage';
import { SsoButton } from './SsoButton';

interface SignInPageProps {
  /** The session exists. */
  onDone: () => void;
  onSignUp: () => void;
  /** Why single sign-on came to nothing. */
  refusal?: string;
  /** Where to go on after single sign-on. */
  returnTo?: string;
}

/** Every way in: name and password with the second factor, a passkey, single sign-on, a new account. */
export function SignInPage({ onDone, onSignUp, refusal, returnTo }: SignInPageProps) {
  const { t } = useTranslation('auth');
  const [waiting, setWaiting] = useState<SecondFactor | null>(null);
  const [over, setOver] = useState(false);
  const ways = useQuery(waysQuery);
  const back = (why: 'over' | 'other') => {
    setOver(why === 'over');
    setWaiting(null);
  };
  if (waiting) return <SecondFactorPage waiting={waiting} onDone={onDone} onBack={back} />;
  // A form that vanishes again would be in the way of whoever is quick.
  if (ways.isPending) return <AuthFrame title={t('signIn.title')}>{null}</AuthFrame>;
  const sso = ways.data?.oidc;
  const alone = sso?.disableLocalAuth === true;
  const passkeys = !alone && passkeysHere(ways.data?.passkeys_origin);
  return (
    <AuthFrame title={t('signIn.title')} text={alone ? t('signIn.ssoOnly') : undefined}>
      <div className={classes.ways}>
        {refusal && <Refusal code={refusal} />}
        {!alone && <PasswordForm over={over} onDone={onDone} onSecondFactor={setWaiting} />}
        {!alone && (passkeys || sso?.enabled) && <Divider label={t('signIn.or')} />}
        {passkeys && <PasskeyButton onDone={onDone} />}
        {sso?.enabled && <SsoButton text={sso.buttonText} alone={alone} returnTo={returnTo} />}
        {!alone && ways.data?.signup_enabled && <SignUpLine onSignUp={onSignUp} />}
      </div>
    </AuthFrame>
  );
}

function SignUpLine({ onSignUp }: { onSignUp: () => void }) {
  const { t } = useTranslation('auth');
  return (
    <Text size="sm">
      {t('signIn.noAccount')}{' '}
      <Anchor component="button" type="button" onClick={onSignUp}>
        {t('signIn.signUp')}
      </Anchor>
    </Text>
  );
}
