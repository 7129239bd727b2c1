import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { SingleSignOn } from '@/lib/api/types';
import { Panel } from '@/ui/layout/Panel';
import { State } from '@/ui/state/State';
import { CommandBlock } from '@/ui/text/CommandBlock';
import { TimeAgo } from '@/ui/text/TimeAgo';

/** Whether the provider is there, and what it must be told. */
export function ProviderPanel({ sso }: { sso: SingleSignOn }) {
  const { t } = useTranslation('settings');
  return (
    <Panel title={t('sso.provider')}>
      <Standing status={sso.status} />
      {sso.status.issuer && (
        <Text c="dimmed">{t('sso.issuer', { issuer: sso.status.issuer })}</Text>
      )}
      <Text mt="md" mb={4}>
        {t('sso.callback')}
      </Text>
      <CommandBlock value={sso.callback_url} label={t('sso.callbackLabel')} />
    </Panel>
  );
}

function Standing({ status }: { status: SingleSignOn['status'] }) {
  const { t } = useTranslation('settings');
  const { state, error, since, missing, next_attempt_at: next } = status;
  if (state === 'disabled') return <State code="tokenOff">{t('sso.off')}</State>;
  if (state === 'ready') {
    return <State code="tokenActive">{since && <TimeAgo at={since} />}</State>;
  }
  if (state === 'incomplete') {
    return <State code="failed">{t('sso.missing', { names: missing.join(', ') })}</State>;
  }
  if (state === 'discovering') return <Text>{t('sso.discovering')}</Text>;
  return (
    <>
      <State code="failed">{error ?? ''}</State>
      {next && <Text c="dimmed">{t('sso.again')}</Text>}
    </>
  );
}
