import { Button, Group, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { saveText } from '@/lib/download';
import { SecretDialog } from '@/ui/dialog/SecretDialog';
import { CopyButton } from '@/ui/text/CommandBlock';
import classes from './account.module.css';

interface BackupCodesProps {
  codes: string[];
  onDone: () => void;
}

/** Backup codes, which are shown once. */
export function BackupCodesDialog({ codes, onDone }: BackupCodesProps) {
  const { t } = useTranslation('account');
  const text = codes.join('\n');
  return (
    <SecretDialog
      title={t('factor.codes')}
      stored={t('factor.codesStored')}
      done={t('factor.codesDone')}
      onDone={onDone}
    >
      <Text>{t('factor.codesText')}</Text>
      <ul className={classes.codes} aria-label={t('factor.codes')}>
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <Group gap="sm">
        <CopyButton value={text} label={t('factor.copyCodes')} />
        <Button
          variant="default"
          onClick={() => saveText('patchmon-backup-codes.txt', `${text}\n`)}
        >
          {t('factor.download')}
        </Button>
      </Group>
    </SecretDialog>
  );
}
