import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './auth.module.css';

const KNOWN = [
  'authentication_failed',
  'session_expired',
  'user_not_found',
  'account_disabled',
  'email_not_verified',
  'https_required',
  'not_ready',
] as const;

/** Why single sign-on came to nothing, by the code in the address. */
export function Refusal({ code }: { code: string }) {
  const { t } = useTranslation('auth');
  const known = KNOWN.find((one) => one === code) ?? 'unknown';
  return (
    <div className={classes.failure} role="alert">
      <Text fw={600} size="sm">
        {t(`sso.${known}.title`)}
      </Text>
      {t(`sso.${known}.text`)}
    </div>
  );
}
