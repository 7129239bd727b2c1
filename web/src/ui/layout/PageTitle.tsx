import { Text, Title } from '@mantine/core';
import { type ReactNode, use, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format/number';
import classes from './layout.module.css';
import { PhoneActions } from './PhoneActions';

interface PageTitleProps {
  title: string;
  count?: number;
  /** How many of them the filters leave. */
  matching?: number;
  /** Buttons at the right. */
  children?: ReactNode;
}

/** Heading of a page, also the browser tab's title. */
export function PageTitle({ title, count, matching, children }: PageTitleProps) {
  useDocumentTitle(title);
  const { t } = useTranslation('common');
  const shellActions = use(PhoneActions);
  const filtered = matching !== undefined && matching !== count;
  return (
    <div className={classes.head}>
      <Title order={1}>{title}</Title>
      {count !== undefined && (
        <Text size="lg" c="dimmed">
          {filtered ? t('table.matching', { count: matching, all: count }) : formatNumber(count)}
        </Text>
      )}
      <div className={classes.actions}>
        {shellActions}
        {children}
      </div>
    </div>
  );
}

/** Names the browser tab after the page. */
export function useDocumentTitle(title: string): void {
  const { t } = useTranslation('common');
  useEffect(() => {
    document.title = `${title} · ${t('product')}`;
  }, [title, t]);
}
