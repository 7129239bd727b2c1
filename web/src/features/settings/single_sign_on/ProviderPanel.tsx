import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { SingleSignOn } from '@/lib/api/types';
import { Panel } from '@/ui/layout/Panel';
import { State } from '@/ui/state/State';
import type { StateCode } from '@/ui/state/stateTable';
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
      <CommandBlock value={redirectUri(sso)} label={t('sso.callbackLabel')} />
    </Panel>
  );
}

/** What is sent to the provider: as it is set, else as the server's own address has it. */
function redirectUri({ variables, callback_url }: SingleSignOn): string {
  return variables.find(({ name }) => name === 'OIDC_REDIRECT_URI')?.value || callback_url;
}

function Standing({ status }: { status: SingleSignOn['status'] }) {
  const { t } = useTranslation('settings');
  const { state, error, since, missing, next_attempt_at: next } = status;
  switch (state) {
    case 'disabled':
      return <Told code="tokenOff">{t('sso.off')}</Told>;
    case 'incomplete':
      return <Told code="failed">{t('sso.missing', { names: missing.join(', ') })}</Told>;
    case 'discovering':
      return <Text>{t('sso.discovering')}</Text>;
    case 'ready':
      return <State code="tokenActive">{since && <TimeAgo at={since} />}</State>;
    default:
      return (
        <>
          <Told code="failed">{error}</Told>
          {next && <Text c="dimmed">{t('sso.again')}</Text>}
        </>
      );
  }
}

/** A state, and below it what there is to know: a state alone never breaks its line. */
function Told({ code, children }: { code: StateCode; children: ReactNode }) {
  return (
    <>
      <State code={code} />
      <Text style={{ overflowWrap: 'anywhere' }}>{children}</Text>
    </>
  );
}
