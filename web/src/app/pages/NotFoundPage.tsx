import { Anchor, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useDocumentTitle } from '@/ui/layout/PageTitle';
import classes from './pages.module.css';

/** An address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useTranslation('common');
  useDocumentTitle(t('notFound.title'));
  return (
    <main className={classes.message}>
      <Title order={1}>{t('notFound.title')}</Title>
      <Text c="dimmed">{t('notFound.text')}</Text>
      <Anchor component={Link} to="/" mt="md" display="inline-block">
        {t('notFound.back')}
      </Anchor>
    </main>
  );
}
