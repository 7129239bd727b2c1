import { useTranslation } from 'react-i18next';
import { ApiError } from '@/lib/api/errors';
import { useReason } from '@/ui/feedback/ErrorPanel';

/** Why signing in failed, in words for the person at the door; `own` are those of one way in. */
export function useFailure(
  error: Error | null,
  own: (error: Error) => string | null,
): string | null {
  const { t } = useTranslation('auth');
  const reason = useReason();
  if (error === null) return null;
  const words = own(error);
  if (words) return words;
  if (error instanceof ApiError && error.status === 429) {
    return t('signIn.tooMany', { count: Math.ceil((error.retryAfter ?? 60) / 60) });
  }
  return t('signIn.failed', { reason: reason(error) });
}
