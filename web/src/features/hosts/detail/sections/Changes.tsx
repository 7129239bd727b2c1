import { Button, Title } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { hostChangesQuery } from '../api';
import { ChangeLine } from './ChangeLine';
import { byDay } from './days';
import classes from './sections.module.css';

/** What happened to the host's packages, newest first, as a timeline. */
export function Changes({ host }: { host: HostDetail }) {
  const { t } = useTranslation('host');
  const time = useTimeFormat();
  const query = useInfiniteQuery(hostChangesQuery(host.id));
  if (query.isPending) return <SkeletonRows height={34} />;
  if (!query.data) return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  const changes = query.data.pages.flatMap((page) => page.items);
  if (changes.length === 0) return <EmptyState>{t('changes.empty')}</EmptyState>;
  return (
    <section className={classes.section} aria-label={t('tabs.changes')}>
      {byDay(changes).map((day) => (
        <Fragment key={day.key}>
          <Title order={2} className={classes.day}>
            {time.date(day.changes[0]?.at ?? '')}
          </Title>
          <ol className={classes.changes}>
            {day.changes.map((change) => (
              <ChangeLine key={change.id} change={change} />
            ))}
          </ol>
        </Fragment>
      ))}
      {query.isFetchNextPageError && (
        <ErrorPanel error={query.error} onRetry={() => void query.fetchNextPage()} />
      )}
      <div className={classes.more}>
        {query.hasNextPage ? (
          <Button
            variant="default"
            loading={query.isFetchingNextPage}
            onClick={() => void query.fetchNextPage()}
          >
            {t('changes.older')}
          </Button>
        ) : (
          <span className={classes.quiet}>{t('changes.end')}</span>
        )}
      </div>
    </section>
  );
}
