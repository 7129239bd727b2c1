import { Checkbox } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { groupsQuery } from '@/lib/groups';
import { useCan } from '@/lib/permissions';
import { useUser } from '@/lib/session';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { GroupDot } from '@/ui/state/GroupDot';
import type { UserValues } from '../api';
import classes from '../people.module.css';

/** The host groups that a user's sight ends at; a super admin sees every host. */
export function SightField<V extends UserValues>({ form }: { form: UseFormReturnType<V> }) {
  const { t } = useTranslation('people');
  const me = useUser();
  const maySee = useCan('view_hosts');
  const groups = useQuery({ ...groupsQuery, enabled: maySee });
  if (!maySee || form.getValues().role === 'superadmin') return null;
  if (groups.isError) return <ErrorPanel error={groups.error} />;
  if (groups.data?.length === 0) return null;
  return (
    <Checkbox.Group
      label={t('users.fields.hosts')}
      description={me.all_hosts ? t('users.fields.hostsHelp') : t('users.fields.hostsOwn')}
      {...form.getInputProps('host_group_ids')}
    >
      <div className={classes.choices}>
        {groups.data?.map(({ id, name, color }) => (
          <Checkbox key={id} value={id} label={<GroupDot name={name} color={color} />} />
        ))}
      </div>
    </Checkbox.Group>
  );
}
