import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { FactorStatus } from '@/lib/api/types';
import { useUser } from '@/lib/session';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { useTold } from '@/ui/feedback/useTold';
import { Panel } from '@/ui/layout/Panel';
import { factorQuery, useDisableFactor, useNewBackupCodes } from './api';
import { BackupCodesDialog } from './BackupCodes';
import { PasswordAgain } from './PasswordAgain';
import { SecondFactorSetup } from './SecondFactorSetup';

/** The authenticator app and the backup codes. */
export function SecondFactorPanel() {
  const { t } = useTranslation('account');
  const { has_password } = useUser();
  const status = useQuery(factorQuery);
  // Here, because it must outlive the moment when the factor is in force: its codes are shown then.
  const [begun, setBegun] = useState(false);
  // Who signs in elsewhere has a second factor there.
  if (!has_password) return null;
  return (
    <Panel title={t('factor.title')}>
      {begun ? (
        <SecondFactorSetup onDone={() => setBegun(false)} />
      ) : (
        <>
          {status.isPending && <SkeletonRows />}
          {status.isError && (
            <ErrorPanel error={status.error} onRetry={() => void status.refetch()} />
          )}
          {status.data && <Standing status={status.data} onBegin={() => setBegun(true)} />}
        </>
      )}
    </Panel>
  );
}

interface StandingProps {
  status: FactorStatus;
  onBegin: () => void;
}

function Standing({ status, onBegin }: StandingProps) {
  const { t } = useTranslation('account');
  const beside = status.enabled ? t('factor.offBeside') : t('factor.off');
  return (
    <Stack align="flex-start">
      <Text>{status.app ? t('factor.on') : beside}</Text>
      {status.enabled && <Text>{t('factor.left', { count: status.backup_codes_left })}</Text>}
      <Group gap="sm">
        {status.enabled && <NewCodes />}
        {status.app ? (
          <SwitchOff status={status} />
        ) : (
          <Button variant={status.enabled ? 'default' : 'filled'} onClick={onBegin}>
            {t('factor.setUp')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}

function NewCodes() {
  const { t } = useTranslation('account');
  const [asking, setAsking] = useState(false);
  const [codes, setCodes] = useState<string[] | null>(null);
  const renew = useNewBackupCodes();
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('factor.newCodes')}
      </Button>
      {asking && (
        <PasswordAgain
          title={t('factor.newCodes')}
          text={t('factor.newCodesText')}
          deed={renew}
          onDone={({ backup_codes }) => {
            setCodes(backup_codes);
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
      {codes && <BackupCodesDialog codes={codes} onDone={() => setCodes(null)} />}
    </>
  );
}

/** What remains of the second factor without the app. */
function afterwards(status: FactorStatus) {
  if (status.passkeys > 0) return 'factor.disableBeside' as const;
  return status.required ? ('factor.disableLast' as const) : ('factor.disableText' as const);
}

function SwitchOff({ status }: { status: FactorStatus }) {
  const { t } = useTranslation('account');
  const told = useTold();
  const [asking, setAsking] = useState(false);
  const disable = useDisableFactor();
  return (
    <>
      <Button variant="default" onClick={() => setAsking(true)}>
        {t('factor.disable')}
      </Button>
      {asking && (
        <PasswordAgain
          title={t('factor.disable')}
          text={t(afterwards(status))}
          deed={disable}
          onDone={() => {
            told.done(t('factor.disabled'));
            setAsking(false);
          }}
          onClose={() => setAsking(false)}
        />
      )}
    </>
  );
}
