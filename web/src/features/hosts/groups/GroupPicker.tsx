import { Checkbox, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { groupsQuery } from '@/lib/groups';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { GroupDot } from '@/ui/state/GroupDot';

interface GroupPickerProps {
  /** Ids of the picked groups. */
  value: string[];
  onChange: (ids: string[]) => void;
}

/** The host groups as check boxes. */
export function GroupPicker({ value, onChange }: GroupPickerProps) {
  const { t } = useTranslation('hosts');
  const groups = useQuery(groupsQuery);
  if (groups.isError) {
    return <ErrorPanel error={groups.error} onRetry={() => void groups.refetch()} />;
  }
  if (groups.data?.length === 0) return <Text c="dimmed">{t('groups.noneYet')}</Text>;
  return (
    <Checkbox.Group value={value} onChange={onChange} label={t('groups.label')}>
      <Stack gap="sm" mt="xs">
        {groups.data?.map((group) => (
          <Checkbox
            key={group.id}
            value={group.id}
            label={<GroupDot name={group.name} color={group.color} />}
          />
        ))}
      </Stack>
    </Checkbox.Group>
  );
}
