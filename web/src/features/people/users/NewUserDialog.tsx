import { PasswordInput, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { Roles } from '@/lib/api/types';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { useTold } from '@/ui/feedback/useTold';
import { PasswordRules } from '@/ui/form/PasswordRules';
import { useAccountRules } from '@/ui/form/useAccountRules';
import { useCreateUser } from '../api';
import { SightField } from './SightField';
import { FactorField, NameFields, RoleField } from './UserFields';
import { useUserErrors, useUserRules } from './useUserRules';

interface NewUserDialogProps {
  roles: Roles;
  onClose: () => void;
}

/** The role that a new user is given unless another is chosen: the one that may do least. */
function leastRole({ items, assignable }: Roles): string {
  const offered = items.filter(({ name }) => assignable.includes(name));
  return offered.at(-1)?.name ?? '';
}

/** Makes an account for somebody. */
export function NewUserDialog({ roles, onClose }: NewUserDialogProps) {
  const { t } = useTranslation('people');
  const told = useTold();
  const create = useCreateUser();
  const errorsOf = useUserErrors();
  const form = useForm({
    initialValues: {
      username: '',
      email: '',
      first_name: '',
      last_name: '',
      password: '',
      role: leastRole(roles),
      host_group_ids: [] as string[],
      tfa_required: false,
    },
    validate: {
      ...useUserRules(),
      password: useAccountRules().password,
    },
  });
  const { password, username } = form.getValues();
  const submit = form.onSubmit((values) => {
    const host_group_ids = values.role === 'superadmin' ? [] : values.host_group_ids;
    create.mutate(
      { ...values, host_group_ids },
      {
        onSuccess: (made) => {
          told.done(t('users.added', { name: made.username }));
          onClose();
        },
        onError: (error) => form.setErrors(errorsOf(error)),
      },
    );
  });
  return (
    <Dialog onClose={onClose} title={t('users.add')}>
      <form onSubmit={submit} noValidate>
        <Stack>
          <NameFields form={form} />
          <PasswordInput
            label={t('users.fields.password')}
            autoComplete="new-password"
            {...form.getInputProps('password')}
          />
          <PasswordRules password={password} username={username} />
          <RoleField form={form} roles={roles} />
          <SightField form={form} />
          <FactorField form={form} />
          <DialogFoot
            action={t('users.add')}
            busy={create.isPending}
            error={create.error}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
