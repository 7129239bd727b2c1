import { useTranslation } from 'react-i18next';
import { PASSWORD_LENGTH } from '@/lib/passwordRules';

/** The rules of an account's fields, wherever they are typed; the server has the same ones. */
export function useAccountRules() {
  const { t } = useTranslation('common');
  return {
    username: (value: string) =>
      /^[^\s@]{1,64}$/.test(value.trim()) ? null : t('accountRules.username'),
    email: (value: string) => (/^\S+@\S+$/.test(value.trim()) ? null : t('accountRules.email')),
    password: (value: string) =>
      value.length >= PASSWORD_LENGTH
        ? null
        : t('accountRules.password', { count: PASSWORD_LENGTH }),
    /** A password that was typed again. */
    repeated: (again: string, password: string) =>
      again === password ? null : t('accountRules.repeat'),
  };
}
