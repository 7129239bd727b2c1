import { Button, Stack, Text, Title } from '@mantine/core';
import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useReason } from '@/ui/feedback/ErrorPanel';
import { UnsavedGuard } from './UnsavedGuard';

interface SettingsFormProps {
  title: string;
  dirty: boolean;
  busy: boolean;
  error: unknown;
  onSubmit: (event: FormEvent<HTMLFormElement>) => void;
  children: ReactNode;
}

/** Fields of a settings page, why they were not saved, and the button that saves them. */
export function SettingsForm(props: SettingsFormProps) {
  const { t } = useTranslation(['settings', 'common']);
  const reason = useReason();
  return (
    <form onSubmit={props.onSubmit} noValidate>
      <Stack maw={440}>
        <Title order={2}>{props.title}</Title>
        {props.children}
        {props.error !== null && (
          <Text c="var(--pm-warning)" role="alert">
            {t('settings:failed', { reason: reason(props.error) })}
          </Text>
        )}
        <div>
          <Button type="submit" loading={props.busy} disabled={!props.dirty}>
            {t('common:actions.save')}
          </Button>
        </div>
      </Stack>
      <UnsavedGuard dirty={props.dirty} />
    </form>
  );
}
