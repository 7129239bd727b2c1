import { Checkbox, Stack, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostGroup, HostRow } from '@/lib/api/types';
import { Dialog } from '@/ui/dialog/Dialog';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { SearchField } from '@/ui/table/SearchField';
import { candidatesQuery, useChangeMembers } from './api';
import classes from './groups.module.css';

interface GroupHostsDialogProps {
  group: HostGroup;
  onClose: () => void;
}

/** Puts many hosts into a group, and takes others out, in one go. */
export default function GroupHostsDialog({ group, onClose }: GroupHostsDialogProps) {
  const { t } = useTranslation('hosts');
  const [search, setSearch] = useState<string>();
  // Only what differs from what is stored; it outlives another search.
  const [changes, setChanges] = useState(new Map<string, boolean>());
  const save = useChangeMembers(group.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(changes, {
      onSuccess: () => {
        notifications.show({ message: t('assign.done', { count: changes.size }) });
        onClose();
      },
    });
  };
  const toggle = (host: HostRow, member: boolean) => {
    const next = new Map(changes);
    if (member === isMember(host, group)) next.delete(host.id);
    else next.set(host.id, member);
    setChanges(next);
  };
  return (
    <Dialog onClose={onClose} title={t('groups.hostsOf', { name: group.name })}>
      <form onSubmit={submit}>
        <Stack>
          <SearchField
            label={t('filters.search')}
            value={search}
            onSearch={setSearch}
            width="100%"
          />
          <Candidates
            search={search}
            checked={(host) => changes.get(host.id) ?? isMember(host, group)}
            onToggle={toggle}
          />
          <DialogFoot
            action={t('assign.submit', { count: changes.size })}
            busy={save.isPending}
            disabled={changes.size === 0}
            error={save.error}
            onCancel={onClose}
          />
        </Stack>
      </form>
    </Dialog>
  );
}

function isMember(host: HostRow, group: HostGroup): boolean {
  return host.groups.some(({ id }) => id === group.id);
}

interface CandidatesProps {
  search: string | undefined;
  checked: (host: HostRow) => boolean;
  onToggle: (host: HostRow, member: boolean) => void;
}

function Candidates({ search, checked, onToggle }: CandidatesProps) {
  const { t } = useTranslation('hosts');
  const { data, error, isError, refetch } = useQuery(candidatesQuery(search));
  if (isError) return <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return <SkeletonRows rows={4} height={34} />;
  if (data.items.length === 0) return <Text c="dimmed">{t('groups.noHosts')}</Text>;
  return (
    <div>
      <div className={classes.members}>
        {data.items.map((host) => (
          <Checkbox
            key={host.id}
            label={host.friendly_name}
            checked={checked(host)}
            onChange={(event) => onToggle(host, event.currentTarget.checked)}
          />
        ))}
      </div>
      {data.total > data.items.length && (
        <Text c="dimmed" mt="xs">
          {t('groups.moreHosts', { shown: data.items.length, total: data.total })}
        </Text>
      )}
    </div>
  );
}
