import { Anchor, Paper, Text, Title } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { keys } from '@/lib/api/keys';
import { Logo } from '@/ui/layout/Logo';
import { useDocumentTitle } from '@/ui/layout/PageTitle';
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
        <Anchor component="button" type="button" mt="md" onClick={onSignOut}>
          {t('factor.signOut')}
        </Anchor>
      </Paper>
    </main>
  );
}
