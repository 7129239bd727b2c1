import { Checkbox, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useTranslation } from 'react-i18next';
import { fieldErrors } from '@/lib/api/errors';
import type { Role, Roles } from '@/lib/api/types';
import { useUser } from '@/lib/session';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { useTold } from '@/ui/feedback/useTold';
import { type RoleValues, usePutRole } from '../api';
import classes from '../people.module.css';
import { PermissionWords } from './RoleMatrix';

interface RoleDialogProps {
  roles: Roles;
  /** The role to change; null makes a new one. */
  role: Role | null;
  onClose: () => void;
}

function useRoleForm(roles: Roles, role: Role | null) {
  const { t } = useTranslation('people');
  const taken = (name: string) => roles.items.some((each) => each.name === name);
  return useForm<RoleValues>({
    initialValues: {
      name: role?.name ?? '',
      label: role?.label ?? '',
      description: role?.description ?? '',
      permissions: role?.permissions ?? [],
    },
    validate: {
      name: (name) => {
        if (!/^[a-z][a-z0-9_]{1,39}$/.test(name)) return t('roles.nameRule');
        return role === null && taken(name) ? t('roles.nameTaken') : null;
      },
      label: (label) => (label.trim() === '' ? t('roles.labelRule') : null),
    },
  });
}

/** Name and permissions of a role of one's own. */
export function RoleDialog({ roles, role, onClose }: RoleDialogProps) {
  const { t } = useTranslation(['people', 'common']);
  const told = useTold();
  const put = usePutRole();
  const form = useRoleForm(roles, role);
  const submit = form.onSubmit((values) =>
    put.mutate(values, {
      onSuccess: () => {
        told.done(t('people:roles.saved', { name: values.label }));
        onClose();
      },
      onError: (error) => {
        const { role: name, ...others } = fieldErrors(error);
        form.setErrors(name ? { ...others, name } : others);
      },
    }),
  );
  return (
    <Dialog
      onClose={onClose}
      title={role ? t('people:roles.edit', { name: role.label }) : t('people:roles.add')}
    >
      <form onSubmit={submit} noValidate>
        <Stack>
          <TextInput
            data-autofocus
            label={t('people:roles.label')}
            {...form.getInputProps('label')}
          />
          {role === null && (
            <TextInput
              label={t('people:roles.name')}
              description={t('people:roles.nameHelp')}
              autoComplete="off"
              {...form.getInputProps('name')}
            />
          )}
          <TextInput label={t('people:roles.description')} {...form.getInputProps('description')} />
          <Permissions roles={roles} {...form.getInputProps('permissions')} />
          <DialogFoot
            action={t('common:actions.save')}
            busy={put.isPending}
            disabled={!form.isDirty()}
            error={put.error}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}

interface PermissionsProps {
  roles: Roles;
  value?: string[];
  onChange?: (permissions: string[]) => void;
}

/** Those permissions one has oneself: nobody gives what they do not have. */
function Permissions({ roles, ...field }: PermissionsProps) {
  const { t } = useTranslation('people');
  const mine = useUser().permissions;
  return (
    <Checkbox.Group label={t('roles.permissions')} {...field}>
      <div className={classes.permissions}>
        {roles.permissions
          .filter(({ name }) => mine.includes(name))
          .map((permission) => (
            <Checkbox
              key={permission.name}
              value={permission.name}
              label={<PermissionWords permission={permission} />}
            />
          ))}
      </div>
    </Checkbox.Group>
  );
}
