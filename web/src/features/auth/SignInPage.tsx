import { Anchor, Divider, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { SecondFactor } from '@/lib/api/types';
import { AuthFrame } from './AuthFrame';
import classes from './auth.module.css';
import { signUpQuery, ssoQuery } from './offers';
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

/** Every way in: name and password with the second factor, single sign-on, a new account. */
export function SignInPage({ onDone, onSignUp, refusal, returnTo }: SignInPageProps) {
  const { t } = useTranslation('auth');
  const [waiting, setWaiting] = useState<SecondFactor | null>(null);
  const [over, setOver] = useState(false);
  const sso = useQuery(ssoQuery);
  const back = (why: 'over' | 'other') => {
    setOver(why === 'over');
    setWaiting(null);
  };
  if (waiting) return <SecondFactorPage waiting={waiting} onDone={onDone} onBack={back} />;
  // A form that vanishes again would be in the way of whoever is quick.
  if (sso.isPending) return <AuthFrame title={t('signIn.title')}>{null}</AuthFrame>;
  const alone = sso.data?.disableLocalAuth === true;
  return (
    <AuthFrame title={t('signIn.title')} text={alone ? t('signIn.ssoOnly') : undefined}>
      <div className={classes.ways}>
        {refusal && <Refusal code={refusal} />}
        {!alone && <PasswordForm over={over} onDone={onDone} onSecondFactor={setWaiting} />}
        {sso.data?.enabled && (
          <>
            {!alone && <Divider label={t('signIn.or')} />}
            <SsoButton text={sso.data.buttonText} alone={alone} returnTo={returnTo} />
          </>
        )}
        {!alone && <SignUpLine onSignUp={onSignUp} />}
      </div>
    </AuthFrame>
  );
}

function SignUpLine({ onSignUp }: { onSignUp: () => void }) {
  const { t } = useTranslation('auth');
  const { data } = useQuery(signUpQuery);
  if (!data?.signupEnabled) return null;
  return (
    <Text size="sm">
      {t('signIn.noAccount')}{' '}
      <Anchor component="button" type="button" onClick={onSignUp}>
        {t('signIn.signUp')}
      </Anchor>
    </Text>
  );
}
