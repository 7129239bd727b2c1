import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { settingsQuery } from '@/lib/settings';

/** How often agents report, and where that is changed. */
export function ReportInterval() {
  const { t } = useTranslation('integrations');
  const settings = useQuery(settingsQuery).data;
  return (
    <>
      {settings && (
        <Text c="dimmed">{t('agents.intervalText', { count: settings.update_interval })}</Text>
      )}
      <Anchor w="fit-content" renderRoot={(props) => <Link to="/settings/general" {...props} />}>
        {t('agents.intervalChange')}
      </Anchor>
    </>
  );
}
