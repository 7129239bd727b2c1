import { withoutUndefined } from '@/lib/table/search';
import { useAccountRules } from '@/ui/form/useAccountRules';

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

/** The rules of a new account, whose password is typed twice. */
export function useNewAccountRules() {
  const { repeated, ...rules } = useAccountRules();
  return {
    ...rules,
    repeat: (value: string, all: { password: string }) => repeated(value, all.password),
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
