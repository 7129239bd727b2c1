import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Token } from '@/lib/api/types';
import { useServerAddress } from '@/lib/serverAddress';
import { CommandBlock } from '@/ui/text/CommandBlock';
import { sampleCommands } from '../commands/samples';
import { Part } from './Part';

/** Commands to paste that try what a credential for the API was granted. */
export function UsageExamples({ token }: { token: Pick<Token, 'token_key' | 'scopes'> }) {
  const { t } = useTranslation('integrations');
  const commands = sampleCommands(useServerAddress(), token.token_key, token.scopes?.host ?? []);
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
