import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { useServerAddress } from '@/lib/serverAddress';
import { AddSteps } from '../add/AddSteps';
import { AgentCommands } from '../add/AgentCommands';
import { agentCommands } from '../add/agentCommands';
import { Troubles } from '../add/Troubles';
import classes from './detail.module.css';
import { Enrolment } from './sections/Enrolment';

/** A host that never reported: what to run on it, and the live wait for what comes of it. */
export function AwaitingReport({ host }: { host: HostDetail }) {
  const { t } = useTranslation(['host', 'hosts']);
  const key = t('host:commands.keyPlace');
  const commands = agentCommands(useServerAddress(), host.api_id, key);
  return (
    <Stack className={classes.awaiting}>
      <Text>{t('host:awaiting.text')}</Text>
      <AgentCommands commands={commands} secret="" />
      <Text c="dimmed">{t('host:awaiting.keyHelp')}</Text>
      <AddSteps host={host} apiId={host.api_id} />
      {host.enrollment && <Enrolment enrolment={host.enrollment} />}
      <div>
        <Text fw={600}>{t('hosts:add.nothing')}</Text>
        <Troubles />
      </div>
    </Stack>
  );
}
