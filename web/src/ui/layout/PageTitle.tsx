import { Text, Title } from '@mantine/core';
import { type ReactNode, use, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { formatNumber } from '@/lib/format/number';
import classes from './layout.module.css';
import { PhoneActions } from './PhoneActions';

interface PageTitleProps {
  title: string;
  count?: number;
  /** Buttons at the right. */
  children?: ReactNode;
}

/** Heading of a page, also the browser tab's title. */
export function PageTitle({ title, count, children }: PageTitleProps) {
  useDocumentTitle(title);
  const shellActions = use(PhoneActions);
  return (
    <div className={classes.head}>
      <Title order={1}>{title}</Title>
      {count !== undefined && (
        <Text size="lg" c="dimmed">
          {formatNumber(count)}
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
