import { Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useServerAddress } from '@/lib/serverAddress';
import { CommandBlock } from '@/ui/text/CommandBlock';
import { enrolmentCommands, USUAL_RUN } from '../commands/enrolment';
import classes from '../integrations.module.css';
import { Part } from './Part';
import { RunChoices } from './RunChoices';

interface EnrolmentCommandProps {
  token: { token_key: string; token_secret: string };
  kind: string;
}

/** The line to paste that enrols, with what its run shall do, and its other forms. */
export function EnrolmentCommand({ token, kind }: EnrolmentCommandProps) {
  const { t } = useTranslation('integrations');
  const [options, setOptions] = useState(USUAL_RUN);
  const commands = enrolmentCommands(useServerAddress(), kind, token, options);
  const containers = kind === 'proxmox-lxc';
  return (
    <Part
      name={t('created.install')}
      hint={containers ? t('created.installProxmox') : t('created.installHost')}
    >
      <Stack gap="xs" mt={4}>
        <RunChoices containers={containers} options={options} onChange={setOptions} />
        <CommandBlock value={commands.headers} label={t('created.install')} />
        <details className={classes.more}>
          <summary>{t('created.otherForms')}</summary>
          <Text c="dimmed">{t('created.inAddress')}</Text>
          <CommandBlock value={commands.address} label={t('created.inAddressLabel')} />
          <Text c="dimmed" mt="xs">
            {containers ? t('created.asFileProxmox') : t('created.asFile')}
          </Text>
          <CommandBlock value={commands.file} label={t('created.asFileLabel')} />
        </details>
      </Stack>
    </Part>
  );
}
