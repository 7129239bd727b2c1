import { ActionIcon, Text, Tooltip } from '@mantine/core';
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import classes from './TableFoot.module.css';

interface TableFootProps {
  /** Page from 1. */
  page: number;
  size: number;
  /** Rows that match. */
  total: number;
  /** Rows without filters, where they differ. */
  all?: number;
  /** The order in words: "Security waiting, longest first". */
  order?: string;
  onPage: (page: number) => void;
}

/** Line below a list: which rows these are, paging, and the order in words. */
export function TableFoot({ page, size, total, all, order, onPage }: TableFootProps) {
  const { t } = useTranslation('common');
  const from = total === 0 ? 0 : (page - 1) * size + 1;
  const range = { from, to: Math.min(page * size, total), total };
  const filtered = all !== undefined && all !== total;
  return (
    <div className={classes.foot}>
      <Text c="dimmed" size="sm">
        {filtered ? t('table.rangeFiltered', { ...range, all }) : t('table.range', range)}
      </Text>
      {total > size && (
        <nav className={classes.pages} aria-label={t('table.pages')}>
          <Tooltip label={t('table.previous')}>
            <ActionIcon
              aria-label={t('table.previous')}
              disabled={page <= 1}
              onClick={() => onPage(page - 1)}
            >
              <IconChevronLeft size={16} />
            </ActionIcon>
          </Tooltip>
          <Tooltip label={t('table.next')}>
            <ActionIcon
              aria-label={t('table.next')}
              disabled={page * size >= total}
              onClick={() => onPage(page + 1)}
            >
              <IconChevronRight size={16} />
            </ActionIcon>
          </Tooltip>
        </nav>
      )}
      {order && (
        <Text c="dimmed" size="sm" className={classes.order}>
          {order}
        </Text>
      )}
    </div>
  );
}
