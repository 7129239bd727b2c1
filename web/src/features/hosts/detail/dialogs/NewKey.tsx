import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerAddress } from '@/lib/serverAddress';
import { CommandBlock } from '@/ui/text/CommandBlock';
import { agentCommands } from '../../add/agentCommands';
import { ConfigureCommands } from '../../add/ConfigureCommands';

interface NewKeyProps {
  apiId: string;
  apiKey: string;
  onClose: () => void;
}

/** A key that is shown this once: to copy, and as the command that sets it on the host. */
export function NewKey({ apiId, apiKey, onClose }: NewKeyProps) {
  const { t } = useTranslation(['host', 'common']);
  const [stored, setStored] = useState(false);
  const commands = agentCommands(useServerAddress(), apiId, apiKey);
  return (
    <Stack>
      <Text>{t('host:credentials.once')}</Text>
      <div>
        <Text fw={600}>{t('host:credentials.key')}</Text>
        <CommandBlock value={apiKey} label={t('host:credentials.key')} primary={!stored} />
      </div>
      <ConfigureCommands commands={commands} secret={apiKey} />
      <Checkbox
        checked={stored}
        onChange={(event) => setStored(event.currentTarget.checked)}
        label={t('host:credentials.stored')}
      />
      <Group justify="flex-end">
        <Button disabled={!stored} onClick={onClose}>
          {t('common:actions.close')}
        </Button>
      </Group>
    </Stack>
  );
}
