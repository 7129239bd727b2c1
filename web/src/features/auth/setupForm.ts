import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors, hasCode } from '@/lib/api/errors';
import { withoutUndefined } from '@/lib/table/search';
import type { FirstAccount } from './api';
import { PASSWORD_LENGTH } from './passwordRules';

interface SetupValues {
  code: string;
  username: string;
  email: string;
  first_name: string;
  last_name: string;
  password: string;
  repeat: string;
  server_url: string;
}

/** The form of the first account with its rules; the public address is guessed from this page's. */
export function useSetupForm() {
  const { t } = useTranslation('auth');
  return useForm<SetupValues>({
    initialValues: {
      code: '',
      username: '',
      email: '',
      first_name: '',
      last_name: '',
      password: '',
      repeat: '',
      server_url: window.location.origin,
    },
    validate: {
      code: (value) => (value.trim() === '' ? t('setup.missing') : null),
      username: (value) => (/^[^\s@]{1,64}$/.test(value.trim()) ? null : t('setup.usernameRule')),
      email: (value) => (/^\S+@\S+$/.test(value.trim()) ? null : t('setup.emailRule')),
      password: (value) =>
        value.length >= PASSWORD_LENGTH
          ? null
          : t('setup.passwordRule', { count: PASSWORD_LENGTH }),
      repeat: (value, all) => (value === all.password ? null : t('setup.repeatRule')),
      server_url: (value) => (/^https?:\/\/\S+$/.test(value.trim()) ? null : t('setup.urlRule')),
    },
  });
}

/** The request body of the filled-in form; empty optional fields are left out. */
export function accountOf(values: SetupValues): FirstAccount {
  const { repeat: _, ...rest } = values;
  return withoutUndefined({
    ...rest,
    code: values.code.trim(),
    username: values.username.trim(),
    email: values.email.trim(),
    first_name: values.first_name.trim() || undefined,
    last_name: values.last_name.trim() || undefined,
    server_url: values.server_url.trim(),
  });
}

/** Complaints of the server per field; the wrong code belongs to its field too. */
export function setupErrors(error: unknown, codeWrong: string): Record<string, string> {
  return hasCode(error, 'setup_code_wrong') ? { code: codeWrong } : fieldErrors(error);
}
