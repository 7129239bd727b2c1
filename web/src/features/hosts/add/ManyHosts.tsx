import { Anchor, Group, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/lib/permissions';

/** Ways for a whole fleet to join by itself, for those who may make tokens. */
export function ManyHosts() {
  const { t } = useTranslation('hosts');
  if (!useCan('manage_settings')) return null;
  return (
    <Group gap="sm">
      <Text c="dimmed">{t('add.many')}</Text>
      <Anchor renderRoot={(props) => <Link to="/settings/integrations" {...props} />}>
        {t('add.manyToken')}
      </Anchor>
      <Anchor
        renderRoot={(props) => (
          <Link to="/settings/integrations" search={{ tab: 'ansible' }} {...props} />
        )}
      >
        {t('add.manyAnsible')}
      </Anchor>
    </Group>
  );
}
