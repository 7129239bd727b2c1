import { useTranslation } from 'react-i18next';
import { hasCode } from '@/lib/api/errors';
import { passkeyTrouble } from '@/lib/passkeys';
import { useFailure } from './useFailure';

/** Why a passkey did not open the door. */
export function usePasskeyFailure(error: Error | null): string | null {
  const { t } = useTranslation('auth');
  return useFailure(error, (failed) => {
    const trouble = passkeyTrouble(failed);
    if (trouble) return t(trouble === 'cancelled' ? 'passkey.cancelled' : 'passkey.unusable');
    return hasCode(failed, 'passkey_refused') ? t('passkey.refused') : null;
  });
}
