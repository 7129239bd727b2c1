import { Button, Checkbox, Group, Stack, Text } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreatedToken as Created } from '@/lib/api/types';
import { CommandBlock } from '@/ui/text/CommandBlock';
import { basicCredentials, homepageConfig, sampleCommands } from './commands';
import classes from './integrations.module.css';
import { scopeWords } from './token';

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
  const scopes = scopeWords(token.scopes);
  return (
    <Stack>
      <div className={classes.once}>
        <IconAlertTriangle size={20} aria-hidden />
        <Text>
          <b>{t('created.storeNow')}</b> {t('created.once')}
        </Text>
      </div>
      <Part name={t('created.key')} hint={t('created.keyHint')}>
        <CommandBlock value={token.token_key} label={t('created.key')} />
      </Part>
      <Part name={t('created.secret')} hint={t('created.secretHint')}>
        <CommandBlock value={token.token_secret} label={t('created.secret')} primary={!stored} />
      </Part>
      {scopes.length > 0 && (
        <Part name={t('created.scopes')} hint="">
          <span className={classes.addresses}>{scopes.join(', ')}</span>
        </Part>
      )}
      {kind === 'api' && <Samples token={token} />}
      {kind === 'gethomepage' && <Homepage token={token} />}
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

function Samples({ token }: { token: Created }) {
  const { t } = useTranslation('integrations');
  const commands = sampleCommands(token.token_key, token.scopes?.host ?? []);
  if (commands.length === 0) return null;
  return (
    <Part name={t('created.try')} hint={t('created.tryHint')}>
      <Stack gap="xs">
        {commands.map((command, index) => (
          <CommandBlock
            key={command}
            value={command}
            label={t('created.sample', { number: index + 1 })}
          />
        ))}
      </Stack>
    </Part>
  );
}

function Homepage({ token }: { token: Created }) {
  const { t } = useTranslation('integrations');
  const credentials = basicCredentials(token.token_key, token.token_secret);
  return (
    <>
      <Part name={t('created.base64')} hint={t('created.base64Hint')}>
        <CommandBlock value={credentials} label={t('created.base64')} />
      </Part>
      <Part name={t('created.widget')} hint={t('created.widgetHint')}>
        <CommandBlock
          value={homepageConfig(credentials)}
          label={t('created.widget')}
          action={t('created.copyConfig')}
        />
      </Part>
    </>
  );
}

function Part({ name, hint, children }: { name: string; hint: string; children: ReactNode }) {
  return (
    <div>
      <Text>
        <b>{name}</b>{' '}
        <Text span c="dimmed">
          {hint}
        </Text>
      </Text>
      {children}
    </div>
  );
}
