import { useTranslation } from 'react-i18next';
import { ApiError, hasCode } from '@/lib/api/errors';
import { passkeyTrouble } from '@/lib/passkeys';
import { useReason } from '@/ui/feedback/ErrorPanel';

/** Why a passkey did not open the door, in words for the person in front of it. */
export function usePasskeyFailure(error: Error | null): string | null {
  const { t } = useTranslation('auth');
  const reason = useReason();
  if (error === null) return null;
  const trouble = passkeyTrouble(error);
  if (trouble) return t(trouble === 'cancelled' ? 'passkey.cancelled' : 'passkey.unusable');
  if (hasCode(error, 'passkey_refused')) return t('passkey.refused');
  if (error instanceof ApiError && error.status === 429) {
    return t('signIn.tooMany', { count: Math.ceil((error.retryAfter ?? 60) / 60) });
  }
  return t('signIn.failed', { reason: reason(error) });
}
