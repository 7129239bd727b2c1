import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useServerAddress } from '@/lib/serverAddress';
import { CommandBlock } from '@/ui/text/CommandBlock';
import classes from './add.module.css';

/** The three usual causes of silence and the command that tells them apart. */
export function Troubles() {
  const { t } = useTranslation('hosts');
  const { page } = useServerAddress();
  return (
    <div className={classes.troubles}>
      <ul>
        <li>{t('add.causeAddress', { url: page })}</li>
        <li>{t('add.causeCertificate')}</li>
        <li>{t('add.causeFirewall')}</li>
      </ul>
      <Text mb="xs">{t('add.causeDiagnostics')}</Text>
      <CommandBlock value="patchmon-agent diagnostics" label={t('add.causeDiagnostics')} />
    </div>
  );
}
