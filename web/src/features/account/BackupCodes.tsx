import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveText } from '@/lib/download';
import { Dialog } from '@/ui/dialog/Dialog';
import { CopyButton } from '@/ui/text/CommandBlock';
import classes from './account.module.css';

interface BackupCodesProps {
  codes: string[];
  onDone: () => void;
}

/** Backup codes, which are shown once: neither click nor Escape loses them. */
export function BackupCodesDialog({ codes, onDone }: BackupCodesProps) {
  const { t } = useTranslation('account');
  const [stored, setStored] = useState(false);
  const text = codes.join('\n');
  return (
    <Dialog
      title={t('factor.codes')}
      onClose={() => undefined}
      withCloseButton={false}
      closeOnClickOutside={false}
      closeOnEscape={false}
    >
      <Stack>
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
        <Checkbox
          label={t('factor.codesStored')}
          checked={stored}
          onChange={(event) => setStored(event.currentTarget.checked)}
        />
        <Group justify="flex-end">
          <Button disabled={!stored} onClick={onDone}>
            {t('factor.codesDone')}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
