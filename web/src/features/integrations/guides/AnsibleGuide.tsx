import { Button, Stack } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useServerAddress } from '@/lib/serverAddress';
import { CommandBlock } from '@/ui/text/CommandBlock';
import {
  ANSIBLE_CFG,
  exportCredential,
  INSTALL_COLLECTION,
  INVENTORY_FILE,
  inventoryFile,
  LIST_INVENTORY,
  PING_PLAYBOOK,
  USES,
} from '../commands/ansible';
import { sampleCommands } from '../commands/samples';
import classes from '../integrations.module.css';
import { Step } from './Step';

/** From nothing to an inventory of the fleet; `onNewToken` opens the form with the right scope. */
export function AnsibleGuide({ onNewToken }: { onNewToken: () => void }) {
  const { t } = useTranslation('integrations');
  const server = useServerAddress();
  const [testApi] = sampleCommands(server, 'KEY', ['get']);
  return (
    <Stack className={classes.guide} gap="lg">
      <Step title={t('ansible.install')} text={t('ansible.installText')}>
        <CommandBlock value={INSTALL_COLLECTION} label={t('ansible.install')} />
      </Step>
      <Step title={t('ansible.token')} text={t('ansible.tokenText')}>
        <div>
          <Button variant="default" leftSection={<IconPlus size={16} />} onClick={onNewToken}>
            {t('ansible.newToken')}
          </Button>
        </div>
        <CommandBlock value={exportCredential('KEY', 'SECRET')} label={t('ansible.token')} />
      </Step>
      <Step
        title={t('ansible.inventory', { file: INVENTORY_FILE })}
        text={t('ansible.inventoryText')}
      >
        <CommandBlock
          value={inventoryFile(server)}
          label={t('ansible.inventory', { file: INVENTORY_FILE })}
        />
      </Step>
      <Step title={t('ansible.config')} text={t('ansible.configText')}>
        <CommandBlock value={ANSIBLE_CFG} label={t('ansible.config')} />
      </Step>
      <Step title={t('ansible.test')} text={t('ansible.testText')}>
        <CommandBlock value={LIST_INVENTORY} label={t('ansible.test')} />
        {testApi && <CommandBlock value={testApi} label={t('ansible.testApi')} />}
      </Step>
      <Step title={t('ansible.use')} text={t('ansible.useText')}>
        <CommandBlock value={PING_PLAYBOOK} label={t('ansible.playbook')} />
        <CommandBlock value={USES.join('\n')} label={t('ansible.use')} />
      </Step>
    </Stack>
  );
}
