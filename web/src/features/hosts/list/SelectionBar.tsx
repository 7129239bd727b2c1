import { ActionBar, Anchor, Button, Text } from '@mantine/core';
import { IconTrash, IconUsersGroup } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Selection } from '@/lib/table/selection';
import { useIsPhone } from '@/ui/layout/useIsPhone';
import { MOST_HOSTS, matchingHostIds } from '../api';
import { AssignGroupsDialog } from './AssignGroupsDialog';
import { DeleteHostsDialog } from './DeleteHostsDialog';
import classes from './list.module.css';
import type { HostsSearch } from './search';

interface SelectionBarProps {
  search: HostsSearch;
  /** Hosts that match the filters. */
  total: number;
  selection: Selection;
}

/** What can be done with the picked hosts; floats over the foot of the list. */
export default function SelectionBar({ search, total, selection }: SelectionBarProps) {
  const { t } = useTranslation('hosts');
  const phone = useIsPhone();
  const [open, setOpen] = useState<'groups' | 'delete' | null>(null);
  const selectAll = useMutation({
    mutationFn: () => matchingHostIds(search),
    onSuccess: selection.replace,
  });
  const ids = [...selection.ids];
  const close = () => setOpen(null);
  const done = () => {
    close();
    selection.clear();
  };
  const canSelectAll = ids.length < total && total <= MOST_HOSTS;
  return (
    <>
      <ActionBar
        opened={ids.length > 0}
        onClose={selection.clear}
        closeOnEscape={open === null}
        role="region"
        aria-label={t('selection.label')}
        className={classes.picked}
        position={phone ? { bottom: 0, left: 0, right: 0 } : undefined}
        zIndex={phone ? 150 : undefined}
        radius={phone ? 0 : undefined}
      >
        <span className={classes.pickedCount}>
          <Text fw={600}>{t('selection.count', { count: ids.length })}</Text>
          {canSelectAll && (
            <Anchor component="button" type="button" onClick={() => selectAll.mutate()}>
              {t('selection.all', { count: total })}
            </Anchor>
          )}
        </span>
        <ActionBar.Divider />
        <Button
          variant="subtle"
          color="gray"
          c="var(--pm-text)"
          leftSection={<IconUsersGroup size={16} />}
          onClick={() => setOpen('groups')}
        >
          {t('selection.groups')}
        </Button>
        <Button
          variant="subtle"
          color="danger"
          c="var(--pm-security)"
          leftSection={<IconTrash size={16} />}
          onClick={() => setOpen('delete')}
        >
          {t('selection.delete')}
        </Button>
        <ActionBar.Divider />
        <ActionBar.CloseButton aria-label={t('selection.clear')} />
      </ActionBar>
      {open === 'groups' && <AssignGroupsDialog ids={ids} onClose={close} onDone={done} />}
      {open === 'delete' && <DeleteHostsDialog ids={ids} onClose={close} onDone={done} />}
    </>
  );
}
