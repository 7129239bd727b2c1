import { Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import classes from './feedback.module.css';

/** Says which permission a page needs and who can grant it. */
export function PermissionMissing({ permission }: { permission: string | null }) {
  const { t, i18n } = useTranslation('common');
  const name = `permissions.${permission}`;
  const known = permission !== null && i18n.exists(name);
  return (
    <div className={classes.page}>
      <Title order={1}>{t('forbidden.title')}</Title>
      <Text c="dimmed">
        {permission === null
          ? t('forbidden.textUnknown')
          : t('forbidden.text', {
              permission: known ? t(name as 'permissions.view_hosts') : permission,
            })}
      </Text>
    </div>
  );
}
