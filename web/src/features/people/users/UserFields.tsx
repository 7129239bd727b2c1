import { Checkbox, NativeSelect, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Roles } from '@/lib/api/types';
import type { UserValues } from '../api';
import classes from '../people.module.css';

interface FieldsProps<V extends UserValues> {
  form: UseFormReturnType<V>;
}

/** Names and address of a user. */
export function NameFields<V extends UserValues>({ form }: FieldsProps<V>) {
  const { t } = useTranslation('people');
  return (
    <>
      <TextInput
        data-autofocus
        label={t('users.fields.username')}
        autoComplete="off"
        {...form.getInputProps('username')}
      />
      <TextInput
        label={t('users.fields.email')}
        type="email"
        autoComplete="off"
        {...form.getInputProps('email')}
      />
      <div className={classes.pair}>
        <TextInput
          label={t('users.fields.firstName')}
          autoComplete="off"
          {...form.getInputProps('first_name')}
        />
        <TextInput
          label={t('users.fields.lastName')}
          autoComplete="off"
          {...form.getInputProps('last_name')}
        />
      </div>
    </>
  );
}

/** Role of a user: of those one may give, and the one there is. */
export function RoleField<V extends UserValues>({
  form,
  roles,
  now,
}: FieldsProps<V> & { roles: Roles; now?: string }) {
  const { t } = useTranslation('people');
  const offered = roles.items.filter(({ name }) => roles.assignable.includes(name) || name === now);
  const chosen = roles.items.find(({ name }) => name === form.getValues().role);
  return (
    <NativeSelect
      label={t('users.fields.role')}
      data={offered.map(({ name, label }) => ({ value: name, label }))}
      description={chosen?.description}
      {...form.getInputProps('role')}
    />
  );
}

/** Whether a user may not go on without a second factor. */
export function FactorField<V extends UserValues>({ form }: FieldsProps<V>) {
  const { t } = useTranslation('people');
  return (
    <Checkbox
      label={t('users.fields.factor')}
      description={t('users.fields.factorHelp')}
      {...form.getInputProps('tfa_required', { type: 'checkbox' })}
    />
  );
}
