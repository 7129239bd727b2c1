import { ActionIcon, Button } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/lib/permissions';

/** Opens the add-host dialog; a plus sign alone on a phone. Absent without the right to. */
export function AddHostButton({ compact }: { compact?: boolean }) {
  const { t } = useTranslation('common');
  if (!useCan('manage_hosts')) return null;
  const search = (old: object) => ({ ...old, add: true as const });
  if (compact) {
    return (
      <ActionIcon
        renderRoot={(props) => <Link to="." search={search} {...props} />}
        variant="subtle"
        size={44}
        aria-label={t('actions.addHost')}
      >
        <IconPlus size={22} />
      </ActionIcon>
    );
  }
  return (
    <Button
      renderRoot={(props) => <Link to="." search={search} {...props} />}
      leftSection={<IconPlus size={16} />}
    >
      {t('actions.addHost')}
    </Button>
  );
}
