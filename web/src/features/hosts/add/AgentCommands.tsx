import { Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { CommandBlock } from '@/ui/text/CommandBlock';
import classes from './add.module.css';
import type { HostCommands } from './agentCommands';
import { ConfigureCommands } from './ConfigureCommands';
import { shortenKey } from './shortenKey';

interface AgentCommandsProps {
  commands: HostCommands;
  /** What is shown cut to its ends, and copied whole. */
  secret: string;
  /** Copying is what to do now. */
  primary?: boolean;
}

/** One line that installs the agent; for hosts that have it, the two commands that set it up. */
export function AgentCommands({ commands, secret, primary }: AgentCommandsProps) {
  const { t } = useTranslation('hosts');
  return (
    <Stack gap="xs">
      <div>
        <Text fw={600}>{t('add.install')}</Text>
        <CommandBlock
          value={commands.install}
          shown={shortenKey(commands.install, secret)}
          label={t('add.install')}
          primary={primary}
        />
        <Text size="xs" c="dimmed" mt={4}>
          {t('add.installHelp')}
        </Text>
      </div>
      <details className={classes.more}>
        <summary>{t('add.installed')}</summary>
        <ConfigureCommands commands={commands} secret={secret} />
      </details>
    </Stack>
  );
}
