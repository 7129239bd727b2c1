import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUser } from '@/lib/session';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { useTold } from '@/ui/feedback/useTold';
import { Panel } from '@/ui/layout/Panel';
import { factorQuery, useDisableFactor, useNewBackupCodes } from './api';
import { BackupCodesDialog } from './BackupCodes';
import { PasswordAgain } from './PasswordAgain';
import { SecondFactorSetup } from './SecondFactorSetup';

/** The authenticator app: set up, backup codes, off. */
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
          {status.data?.enabled === true && <On left={status.data.backup_codes_left} />}
          {status.data?.enabled === false && <Off onBegin={() => setBegun(true)} />}
        </>
      )}
    </Panel>
  );
}

function Off({ onBegin }: { onBegin: () => void }) {
  const { t } = useTranslation('account');
  return (
    <Stack align="flex-start">
      <Text>{t('factor.off')}</Text>
      <Button onClick={onBegin}>{t('factor.setUp')}</Button>
    </Stack>
  );
}

function On({ left }: { left: number }) {
  const { t } = useTranslation('account');
  const told = useTold();
  const [asking, setAsking] = useState<'off' | 'codes' | null>(null);
  const [codes, setCodes] = useState<string[] | null>(null);
  const disable = useDisableFactor();
  const renew = useNewBackupCodes();
  const close = () => setAsking(null);
  return (
    <Stack align="flex-start">
      <Text>
        {t('factor.on')} {t('factor.left', { count: left })}
      </Text>
      <Group gap="sm">
        <Button variant="default" onClick={() => setAsking('codes')}>
          {t('factor.newCodes')}
        </Button>
        <Button variant="default" onClick={() => setAsking('off')}>
          {t('factor.disable')}
        </Button>
      </Group>
      {asking === 'off' && (
        <PasswordAgain
          title={t('factor.disable')}
          text={t('factor.disableText')}
          deed={disable}
          onDone={() => {
            told.done(t('factor.disabled'));
            close();
          }}
          onClose={close}
        />
      )}
      {asking === 'codes' && (
        <PasswordAgain
          title={t('factor.newCodes')}
          text={t('factor.newCodesText')}
          deed={renew}
          onDone={({ backup_codes }) => {
            setCodes(backup_codes);
            close();
          }}
          onClose={close}
        />
      )}
      {codes && <BackupCodesDialog codes={codes} onDone={() => setCodes(null)} />}
    </Stack>
  );
}
