import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { CommandBlock } from '@/ui/text/CommandBlock';
import { AddSteps } from '../add/AddSteps';
import { Troubles } from '../add/Troubles';
import { configureCommand, REPORT_COMMAND } from './commands';
import classes from './detail.module.css';

/** A host that never reported: what to run on it, and the live wait for what comes of it. */
export function AwaitingReport({ host }: { host: HostDetail }) {
  const { t } = useTranslation(['host', 'hosts']);
  const command = configureCommand(host.api_id, t('host:commands.keyPlace'));
  return (
    <Stack className={classes.awaiting}>
      <Text>{t('host:awaiting.text')}</Text>
      <div>
        <Text fw={600}>{t('host:commands.configure')}</Text>
        <CommandBlock value={command} label={t('host:commands.configure')} />
        <Text size="xs" c="dimmed" mt={4}>
          {t('host:awaiting.keyHelp')}
        </Text>
      </div>
      <div>
        <Text fw={600}>{t('host:commands.report')}</Text>
        <CommandBlock value={REPORT_COMMAND} label={t('host:commands.report')} />
      </div>
      <AddSteps host={host} apiId={host.api_id} />
      <div>
        <Text fw={600}>{t('hosts:add.nothing')}</Text>
        <Troubles />
      </div>
    </Stack>
  );
}
