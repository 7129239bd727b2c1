import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CreatedToken as Created } from '@/lib/api/types';
import { CommandBlock } from '@/ui/text/CommandBlock';
import classes from '../integrations.module.css';
import { enrols } from '../tokens/token';
import { EnrolmentCommand } from './EnrolmentCommand';
import { ForAnsible } from './ForAnsible';
import { Granted } from './Granted';
import { HomepageWidget } from './HomepageWidget';
import { Part } from './Part';
import { UsageExamples } from './UsageExamples';

interface CreatedTokenProps {
  token: Created;
  kind: string;
  /** Whether the person says that the secret is stored. */
  stored: boolean;
  onStored: (stored: boolean) => void;
  onClose: () => void;
}

/** Key and secret of a new credential, and how to use them. */
export function CreatedToken({ token, kind, stored, onStored, onClose }: CreatedTokenProps) {
  const { t } = useTranslation('integrations');
  // Neither "back" nor closing the window loses a secret nobody has stored.
  useBlocker({ shouldBlockFn: () => !stored, enableBeforeUnload: () => !stored });
  return (
    <Stack>
      <div className={classes.once}>
        <IconAlertTriangle size={20} aria-hidden />
        <Text>
          <b>{t('created.storeNow')}</b> {t('created.once')}
        </Text>
      </div>
      <Part name={t('created.key')} hint={enrols(kind) ? undefined : t('created.keyHint')}>
        <CommandBlock value={token.token_key} label={t('created.key')} />
      </Part>
      <Part
        name={t('created.secret')}
        hint={enrols(kind) ? t('created.secretOnce') : t('created.secretHint')}
      >
        <CommandBlock value={token.token_secret} label={t('created.secret')} primary={!stored} />
      </Part>
      <Granted token={token} kind={kind} />
      {kind === 'api' && <UsageExamples token={token} />}
      {token.scopes?.host?.includes('get') && <ForAnsible token={token} />}
      {kind === 'gethomepage' && <HomepageWidget token={token} />}
      {enrols(kind) && <EnrolmentCommand token={token} kind={kind} />}
      <Group justify="space-between">
        <Checkbox
          checked={stored}
          onChange={(event) => onStored(event.currentTarget.checked)}
          label={t('created.stored')}
        />
        <Button disabled={!stored} onClick={onClose}>
          {t('created.done')}
        </Button>
      </Group>
    </Stack>
  );
}
