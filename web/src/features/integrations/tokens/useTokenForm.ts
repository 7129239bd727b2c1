import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/lib/api/errors';
import { fieldsOf, type TokenValues } from './tokenForm';

const MOST_HOSTS_PER_DAY = 1000;

/** State and rules of the form for a credential of a kind. */
export function useTokenForm(initialValues: TokenValues, kind: string) {
  const { t } = useTranslation('integrations');
  const fields = fieldsOf(kind);
  return useForm<TokenValues>({
    initialValues,
    validate: {
      token_name: (name) => (name.trim() === '' ? t('form.nameMissing') : null),
      scopes: (scopes) => (fields.scopes && scopes.length === 0 ? t('form.scopesMissing') : null),
      max_hosts_per_day: (hosts) => {
        const right =
          Number.isInteger(hosts) && Number(hosts) >= 1 && Number(hosts) <= MOST_HOSTS_PER_DAY;
        return fields.limit && !right ? t('form.limitRule') : null;
      },
    },
  });
}

export type TokenFormState = ReturnType<typeof useTokenForm>;

/** The server's complaints per field; of a list it names the item, the form has one field for it. */
export function tokenErrors(error: unknown): Record<string, string> {
  return Object.fromEntries(
    Object.entries(fieldErrors(error)).map(([name, text]) => [name.replace(/[[.].*$/, ''), text]),
  );
}
