import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandBlock } from '@/ui/text/CommandBlock';
import { shortenKey } from '../../add/shortenKey';
import { configureCommand, REPORT_COMMAND } from '../commands';

interface NewKeyProps {
  apiId: string;
  apiKey: string;
  onClose: () => void;
}

/** A key that is shown this once: to copy, and as the command that sets it on the host. */
export function NewKey({ apiId, apiKey, onClose }: NewKeyProps) {
  const { t } = useTranslation(['host', 'common']);
  const [stored, setStored] = useState(false);
  const command = configureCommand(apiId, apiKey);
  return (
    <Stack>
      <Text>{t('host:credentials.once')}</Text>
      <div>
        <Text fw={600}>{t('host:credentials.key')}</Text>
        <CommandBlock value={apiKey} label={t('host:credentials.key')} primary={!stored} />
      </div>
      <div>
        <Text fw={600}>{t('host:commands.configure')}</Text>
        <CommandBlock
          value={command}
          shown={shortenKey(command, apiKey)}
          label={t('host:commands.configure')}
        />
      </div>
      <div>
        <Text fw={600}>{t('host:commands.report')}</Text>
        <CommandBlock value={REPORT_COMMAND} label={t('host:commands.report')} />
      </div>
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
