import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SingleSignOn } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { Panel } from '@/ui/layout/Panel';
import { CommandBlock } from '@/ui/text/CommandBlock';

/** Whether user name and password are taken, and the way in when the provider is not there. */
export function LocalSignIn({ local }: { local: SingleSignOn['local_auth'] }) {
  const { t } = useTranslation('settings');
  const time = useTimeFormat();
  const until = local.break_glass_until;
  return (
    <Panel title={t('sso.local')}>
      <Text>
        {until
          ? t('sso.localUntil', { time: time.exact(until) })
          : local.disabled
            ? t('sso.localOff')
            : t('sso.localOn')}
      </Text>
      {local.disabled && (
        <>
          <Text c="dimmed" mt="xs" mb={4}>
            {t('sso.breakGlass')}
          </Text>
          <CommandBlock
            value="patchmon-server admin enable-local-login --for 1h"
            label={t('sso.breakGlassLabel')}
          />
        </>
      )}
    </Panel>
  );
}
