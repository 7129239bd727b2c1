import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors, hasCode } from '@/lib/api/errors';
import { type AccountValues, accountBody, NO_ACCOUNT, useNewAccountRules } from './accountForm';
import type { FirstAccount } from './api';

interface SetupValues extends AccountValues {
  code: string;
  server_url: string;
}

/** The form of the first account with its rules; the public address is guessed from this page's. */
export function useSetupForm() {
  const { t } = useTranslation('auth');
  const rules = useNewAccountRules();
  return useForm<SetupValues>({
    initialValues: { ...NO_ACCOUNT, code: '', server_url: window.location.origin },
    validate: {
      ...rules,
      code: (value) => (value.trim() === '' ? t('setup.missing') : null),
      server_url: (value) => (/^https?:\/\/\S+$/.test(value.trim()) ? null : t('setup.urlRule')),
    },
  });
}

/** The request body of the filled-in form; empty optional fields are left out. */
export function accountOf(values: SetupValues): FirstAccount {
  return {
    ...accountBody(values),
    code: values.code.trim(),
    server_url: values.server_url.trim(),
  };
}

/** Complaints of the server per field; the wrong code belongs to its field too. */
export function setupErrors(error: unknown, codeWrong: string): Record<string, string> {
  return hasCode(error, 'setup_code_wrong') ? { code: codeWrong } : fieldErrors(error);
}
