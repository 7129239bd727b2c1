import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CommandBlock } from '@/ui/text/CommandBlock';
import type { HostCommands } from './agentCommands';
import { shortenKey } from './shortenKey';

interface ConfigureCommandsProps {
  commands: HostCommands;
  /** What is shown cut to its ends, and copied whole. */
  secret: string;
}

/** Sets up an agent that is installed, and lets it report. */
export function ConfigureCommands({ commands, secret }: ConfigureCommandsProps) {
  const { t } = useTranslation('hosts');
  return (
    <Stack gap="xs">
      <div>
        <Text fw={600}>{t('add.configure')}</Text>
        <CommandBlock
          value={commands.configure}
          shown={shortenKey(commands.configure, secret)}
          label={t('add.configure')}
        />
      </div>
      <div>
        <Text fw={600}>{t('add.report')}</Text>
        <CommandBlock value={commands.report} label={t('add.report')} />
        <Text size="xs" c="dimmed" mt={4}>
          {t('add.reportHelp')}
        </Text>
      </div>
    </Stack>
  );
}
