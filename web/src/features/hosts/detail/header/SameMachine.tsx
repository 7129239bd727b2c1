import { Anchor, Button, Text } from '@mantine/core';
import { IconCopy } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { useCan } from '@/lib/permissions';
import { hostQuery } from '../../api';
import { ReplaceHostDialog } from '../dialogs/ReplaceHostDialog';
import classes from './header.module.css';

type Other = HostDetail['same_machine'][number];

/** Hosts that report from the same machine; one that was there before can be replaced. */
export function SameMachine({ host }: { host: HostDetail }) {
  const { t } = useTranslation('host');
  return (
    <div className={classes.notice}>
      <IconCopy size={16} aria-hidden />
      <Text>{t('notices.sameMachine', { count: host.same_machine.length })}</Text>
      {host.same_machine.map((other) => (
        <span key={other.id} className={classes.other}>
          <Anchor
            renderRoot={(props) => (
              <Link to="/hosts/$hostId" params={{ hostId: other.id }} {...props} />
            )}
          >
            {other.friendly_name}
          </Anchor>
          <ReplaceButton host={host} other={other} />
        </span>
      ))}
    </div>
  );
}

/** Only the older one may go: the agent reports with the key of the newer. */
function ReplaceButton({ host, other }: { host: HostDetail; other: Other }) {
  const { t } = useTranslation('host');
  const mayManage = useCan('manage_hosts');
  const [open, setOpen] = useState(false);
  const found = useQuery({ ...hostQuery(other.id), enabled: mayManage }).data;
  if (!mayManage || !found || found.created_at >= host.created_at) return null;
  return (
    <>
      <Button variant="default" size="compact-xs" onClick={() => setOpen(true)}>
        {t('replace.open', { name: other.friendly_name })}
      </Button>
      {open && <ReplaceHostDialog host={host} other={other} onClose={() => setOpen(false)} />}
    </>
  );
}
