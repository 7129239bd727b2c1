import { Button, Group, SegmentedControl, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/lib/permissions';
import { useServerAddress } from '@/lib/serverAddress';
import { CommandBlock } from '@/ui/text/CommandBlock';
import {
  ARCHITECTURES,
  type Architecture,
  downloadAgent,
  installAgent,
  removeAgent,
} from '../commands/agents';
import classes from '../integrations.module.css';
import { ConfigKeys } from './ConfigKeys';
import { FleetAgents } from './FleetAgents';
import { ReportInterval } from './ReportInterval';
import { Step } from './Step';

/** Getting agents onto hosts, looking after them, and getting them off again. */
export function AgentsGuide() {
  const { t } = useTranslation('integrations');
  const server = useServerAddress();
  return (
    <Stack className={classes.guide} gap="lg">
      <FleetAgents />
      <InstallStep />
      <Step title={t('agents.interval')}>
        <ReportInterval />
      </Step>
      <Step title={t('agents.check')} text={t('agents.checkText')}>
        <CommandBlock value="patchmon-agent diagnostics" label={t('agents.check')} />
        <CommandBlock value="patchmon-agent report" label={t('agents.reportNow')} />
      </Step>
      <Step title={t('agents.config')} text={t('agents.configText')}>
        <ConfigKeys />
      </Step>
      <Step title={t('agents.remove')} text={t('agents.removeText')}>
        <CommandBlock value={removeAgent(server)} label={t('agents.remove')} />
      </Step>
    </Stack>
  );
}

function InstallStep() {
  const { t } = useTranslation('integrations');
  const server = useServerAddress();
  const [architecture, setArchitecture] = useState<Architecture>('auto');
  return (
    <Step title={t('agents.install')} text={t('agents.installText')}>
      <Group>
        <AddHost />
        <SegmentedControl
          aria-label={t('agents.architecture')}
          value={architecture}
          onChange={setArchitecture}
          data={ARCHITECTURES.map((value) => ({
            value,
            label: value === 'auto' ? t('agents.auto') : value,
          }))}
        />
      </Group>
      <CommandBlock value={installAgent(server, architecture)} label={t('agents.install')} />
      <Text c="dimmed">{t('agents.downloadText')}</Text>
      <CommandBlock value={downloadAgent(server, architecture)} label={t('agents.download')} />
    </Step>
  );
}

/** Opens the dialog that gives the command with a host's credentials in it. */
function AddHost() {
  const { t } = useTranslation('common');
  if (!useCan('manage_hosts')) return null;
  const search = (old: object) => ({ ...old, add: true as const });
  return (
    <Button
      variant="default"
      leftSection={<IconPlus size={16} />}
      renderRoot={(props) => <Link to="." search={search} {...props} />}
    >
      {t('actions.addHost')}
    </Button>
  );
}
