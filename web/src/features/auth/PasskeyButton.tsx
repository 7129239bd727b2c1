import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePasskeySignIn } from './api';
import classes from './auth.module.css';
import { usePasskeyFailure } from './usePasskeyFailure';

/** Signs in with a passkey alone. */
export function PasskeyButton({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('auth');
  const signIn = usePasskeySignIn();
  const failure = usePasskeyFailure(signIn.error);
  return (
    <>
      {failure && (
        <div className={classes.failure} role="alert">
          {failure}
        </div>
      )}
      <Button
        variant="default"
        leftSection={<IconKey size={16} aria-hidden />}
        loading={signIn.isPending}
        onClick={() => signIn.mutate({}, { onSuccess: onDone })}
        fullWidth
      >
        {t('passkey.signIn')}
      </Button>
    </>
  );
}
