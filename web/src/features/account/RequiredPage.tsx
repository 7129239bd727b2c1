import { Anchor, Group, Paper, Text, Title } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { keys } from '@/lib/api/keys';
import { passkeysHere } from '@/lib/passkeys';
import { Logo } from '@/ui/layout/Logo';
import { useDocumentTitle } from '@/ui/layout/PageTitle';
import { AddPasskey } from './AddPasskey';
import { passkeysQuery } from './api';
import { SecondFactorSetup } from './SecondFactorSetup';

interface RequiredPageProps {
  /** The second factor is in force. */
  onDone: () => void;
  onSignOut: () => void;
}

/** For who must have a second factor before anything else. */
export function RequiredPage({ onDone, onSignOut }: RequiredPageProps) {
  const { t } = useTranslation('account');
  const client = useQueryClient();
  useDocumentTitle(t('factor.requiredTitle'));
  const done = async () => {
    await client.refetchQueries({ queryKey: keys.session() });
    onDone();
  };
  return (
    <main>
      <Paper withBorder maw={480} mx="auto" my="8vh" p="lg">
        <Logo />
        <Title order={1}>{t('factor.requiredTitle')}</Title>
        <Text c="dimmed" mb="md">
          {t('factor.requiredText')}
        </Text>
        <SecondFactorSetup onDone={() => void done()} />
        <Group justify="space-between" mt="md">
          <PasskeyInstead onDone={() => void done()} />
          <Anchor component="button" type="button" onClick={onSignOut}>
            {t('factor.signOut')}
          </Anchor>
        </Group>
      </Paper>
    </main>
  );
}

function PasskeyInstead({ onDone }: { onDone: () => void }) {
  const { t } = useTranslation('account');
  const { data } = useQuery(passkeysQuery);
  const [open, setOpen] = useState(false);
  if (!passkeysHere(data?.origin)) return null;
  return (
    <>
      <Anchor component="button" type="button" onClick={() => setOpen(true)}>
        {t('factor.orPasskey')}
      </Anchor>
      {open && <AddPasskey onClose={() => setOpen(false)} onDone={onDone} />}
    </>
  );
}
