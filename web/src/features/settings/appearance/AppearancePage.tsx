import { Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { lookQuery } from '@/lib/look';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { WithSettings } from '../WithSettings';
import { AccentForm } from './AccentForm';
import { LogoPanel } from './LogoPanel';

const KINDS = ['light', 'dark', 'favicon'] as const;

/** Accent colour and pictures of the page, seen by everybody and on the sign-in page. */
export function AppearancePage(): ReactNode {
  return (
    <WithSettings>
      {(settings) => (
        <Stack gap="lg">
          {settings.accent_color !== undefined && <AccentForm settings={settings} />}
          <Logos />
        </Stack>
      )}
    </WithSettings>
  );
}

function Logos() {
  const { t } = useTranslation('settings');
  const look = useQuery(lookQuery);
  if (look.isError) return <ErrorPanel error={look.error} onRetry={() => void look.refetch()} />;
  return (
    <section aria-labelledby="logos-title">
      <Title order={2} id="logos-title">
        {t('appearance.logos')}
      </Title>
      <Text c="dimmed" mb="md">
        {t('appearance.limits')}
      </Text>
      <Stack maw={560}>
        {KINDS.map((kind) => (
          <LogoPanel
            key={kind}
            kind={kind}
            own={look.data?.has_logo[kind] ?? false}
            version={look.dataUpdatedAt}
          />
        ))}
      </Stack>
    </section>
  );
}
