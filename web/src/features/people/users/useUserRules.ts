import { useTranslation } from 'react-i18next';
import { fieldErrors, hasCode } from '@/lib/api/errors';
import { useUser } from '@/lib/session';
import { useAccountRules } from '@/ui/form/useAccountRules';

/** The rules of a user's fields; the server has the same ones. */
export function useUserRules() {
  const { t } = useTranslation('people');
  const me = useUser();
  const { username, email } = useAccountRules();
  return {
    username,
    email,
    host_group_ids: (ids: string[], { role }: { role: string }) =>
      me.all_hosts || ids.length > 0 || role === 'superadmin' ? null : t('users.hostsRule'),
  };
}

/** What the server refuses, at the field it is about. */
export function useUserErrors() {
  const { t } = useTranslation('people');
  return (error: unknown): Record<string, string> => {
    if (hasCode(error, 'username_taken')) return { username: t('users.usernameTaken') };
    if (hasCode(error, 'email_taken')) return { email: t('users.emailTaken') };
    return fieldErrors(error);
  };
}
