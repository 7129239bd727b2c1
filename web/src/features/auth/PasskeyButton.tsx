import { Button } from '@mantine/core';
import { IconKey } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { usePasskeySignIn } from './api';
import { Failure } from './Failure';
import { usePasskeyFailure } from './usePasskeyFailure';

/** Signs in with a passkey alone. */
export function PasskeyButton({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('auth');
  const signIn = usePasskeySignIn();
  const failure = usePasskeyFailure(signIn.error);
  return (
    <>
      <Failure text={failure} />
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
