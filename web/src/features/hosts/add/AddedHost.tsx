import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreatedHost } from '@/lib/api/types';
import { hostQuery } from '../api';
import { AddSteps } from './AddSteps';
import { AgentCommands } from './AgentCommands';
import classes from './add.module.css';
import { Troubles } from './Troubles';

interface AddedHostProps {
  added: CreatedHost;
  onClose: () => void;
}

/** The commands for a new host and the live wait for its first report. */
export function AddedHost({ added, onClose }: AddedHostProps) {
  const { t } = useTranslation(['hosts', 'common']);
  const [troubles, setTroubles] = useState(false);
  const host = useQuery(hostQuery(added.host.id)).data ?? added.host;
  const reported = host.reporting !== 'awaiting';
  return (
    <Stack>
      <AgentCommands commands={added.commands} secret={added.api_key} primary={!reported} />
      <AddSteps host={host} apiId={added.api_id} />
      {troubles && <Troubles />}
      <div className={classes.foot}>
        {!reported && (
          <Button variant="subtle" aria-expanded={troubles} onClick={() => setTroubles(!troubles)}>
            {t('hosts:add.nothing')}
          </Button>
        )}
        <Text c="dimmed" className={classes.note}>
          {!reported && t('hosts:add.goesOn')}
        </Text>
        <Button variant="default" onClick={onClose}>
          {t('common:actions.close')}
        </Button>
        <Button
          variant={reported ? 'filled' : 'default'}
          renderRoot={(props) => (
            <Link to="/hosts/$hostId" params={{ hostId: host.id }} search={{}} {...props} />
          )}
        >
          {t('hosts:add.open')}
        </Button>
      </div>
    </Stack>
  );
}
