import { Button, Group, Stack, Text, Textarea } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { useCan } from '@/lib/permissions';
import { DialogFoot } from '@/ui/dialog/DialogFoot';
import { useSaveNotes } from '../api';
import classes from './sections.module.css';

interface HostProps {
  host: HostDetail;
}

/** What people wrote down about the host. */
export function Notes({ host }: HostProps) {
  const { t } = useTranslation(['host', 'common']);
  const mayManage = useCan('manage_hosts');
  const [editing, setEditing] = useState(false);
  if (editing) return <NotesForm host={host} onClose={() => setEditing(false)} />;
  return (
    <Stack className={classes.section} align="flex-start" maw={720}>
      {host.notes ? (
        <Text className={classes.notes}>{host.notes}</Text>
      ) : (
        <Text c="dimmed">{t('host:notes.none')}</Text>
      )}
      {mayManage && (
        <Button variant="default" onClick={() => setEditing(true)}>
          {host.notes ? t('host:notes.edit') : t('host:notes.write')}
        </Button>
      )}
    </Stack>
  );
}

function NotesForm({ host, onClose }: HostProps & { onClose: () => void }) {
  const { t } = useTranslation('host');
  const [text, setText] = useState(host.notes ?? '');
  const save = useSaveNotes(host.id);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    save.mutate(text, { onSuccess: onClose });
  };
  return (
    <form className={classes.section} onSubmit={submit}>
      <Stack maw={720}>
        <Textarea
          autoFocus
          rows={10}
          resize="vertical"
          label={t('tabs.notes')}
          description={t('notes.help')}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
        />
        <Group justify="flex-start">
          <DialogFoot
            action={t('notes.save')}
            busy={save.isPending}
            error={save.error}
            onCancel={onClose}
          />
        </Group>
      </Stack>
    </form>
  );
}
