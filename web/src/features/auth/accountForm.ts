import { useTranslation } from 'react-i18next';
import { PASSWORD_LENGTH } from '@/lib/passwordRules';
import { withoutUndefined } from '@/lib/table/search';

/** What a new account is made of, as it is typed. */
export interface AccountValues {
  username: string;
  email: string;
  first_name: string;
  last_name: string;
  password: string;
  repeat: string;
}

export const NO_ACCOUNT: AccountValues = {
  username: '',
  email: '',
  first_name: '',
  last_name: '',
  password: '',
  repeat: '',
};

/** The rules of a new account; the server has the same ones. */
export function useAccountRules() {
  const { t } = useTranslation('auth');
  return {
    username: (value: string) =>
      /^[^\s@]{1,64}$/.test(value.trim()) ? null : t('setup.usernameRule'),
    email: (value: string) => (/^\S+@\S+$/.test(value.trim()) ? null : t('setup.emailRule')),
    password: (value: string) =>
      value.length >= PASSWORD_LENGTH ? null : t('setup.passwordRule', { count: PASSWORD_LENGTH }),
    repeat: (value: string, all: { password: string }) =>
      value === all.password ? null : t('setup.repeatRule'),
  };
}

/** A request's part about the account; empty optional fields are left out. */
export function accountBody(values: AccountValues) {
  return withoutUndefined({
    username: values.username.trim(),
    email: values.email.trim(),
    first_name: values.first_name.trim() || undefined,
    last_name: values.last_name.trim() || undefined,
    password: values.password,
  });
}
