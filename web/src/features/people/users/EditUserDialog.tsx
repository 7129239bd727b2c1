import { Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import type { User } from '@/lib/api/types';
import { useUser } from '@/lib/session';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { useTold } from '@/ui/feedback/useTold';
import { type UserValues, useChangeUser } from '../api';
import type { UserDialogProps } from './DialogProps';
import { SightField } from './SightField';
import { FactorField, NameFields, RoleField } from './UserFields';
import { useUserErrors, useUserRules } from './useUserRules';

const valuesOf = (user: User): UserValues => ({
  username: user.username,
  email: user.email,
  first_name: user.first_name ?? '',
  last_name: user.last_name ?? '',
  role: user.role,
  host_group_ids: user.host_groups.map(({ id }) => id),
  tfa_required: user.tfa_required,
});

/** Changes a user. Nobody changes the own role or sight. */
export function EditUserDialog({ user, roles, onClose }: UserDialogProps) {
  const { t } = useTranslation(['people', 'common']);
  const own = useUser().id === user.id;
  const told = useTold();
  const change = useChangeUser(user.id);
  const errorsOf = useUserErrors();
  const { host_group_ids, ...rules } = useUserRules();
  const form = useForm<UserValues>({
    initialValues: valuesOf(user),
    validate: own ? rules : { ...rules, host_group_ids },
  });
  const submit = form.onSubmit((values) => {
    const body: Partial<UserValues> = Object.fromEntries(
      Object.entries(values).filter(([name]) => form.isDirty(name)),
    );
    // Who becomes super admin sees every host; the server takes no groups then.
    const becomes = body.role === 'superadmin' && { host_group_ids: [] };
    change.mutate(
      { ...body, ...becomes },
      {
        onSuccess: (after) => {
          told.done(t('people:users.saved', { name: after.username }));
          onClose();
        },
        onError: (error) => form.setErrors(errorsOf(error)),
      },
    );
  });
  return (
    <Dialog onClose={onClose} title={t('people:users.editOf', { name: user.username })}>
      <form onSubmit={submit} noValidate>
        <Stack>
          {user.single_sign_on && <Text c="dimmed">{t('people:users.managed')}</Text>}
          <NameFields form={form} />
          {!own && <RoleField form={form} roles={roles} now={user.role} />}
          {!own && <SightField form={form} />}
          <FactorField form={form} />
          <DialogFoot
            action={t('common:actions.save')}
            busy={change.isPending}
            disabled={!form.isDirty()}
            error={change.error}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}
