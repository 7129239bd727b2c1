import { Anchor, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { type ReactNode, use } from 'react';
import { useTranslation } from 'react-i18next';
import { statusOf } from '@/lib/api/errors';
import type { Advisory } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { useDocumentTitle } from '@/ui/layout/PageTitle';
import { PhoneActions } from '@/ui/layout/PhoneActions';
import { AdvisoryHosts } from './AdvisoryHosts';
import classes from './advisories.module.css';
import { advisoryQuery } from './api';
import { KindCell, SeverityCell } from './cells';

/** One advisory: what it is about, and which hosts wait for it. */
export function AdvisoryPage(): ReactNode {
  const { advisoryId } = useParams({ from: '/_app/advisories/$advisoryId' });
  const { data, error, isError, refetch } = useQuery(advisoryQuery(advisoryId));
  if (isError && statusOf(error) === 404) return <NoSuchAdvisory />;
  const failure = isError && <ErrorPanel error={error} onRetry={() => void refetch()} />;
  if (!data) return failure || <SkeletonRows />;
  return (
    <>
      <Head advisory={data} />
      {failure}
      <AdvisoryHosts id={advisoryId} />
    </>
  );
}

function Head({ advisory }: { advisory: Advisory }) {
  const { t } = useTranslation('advisories');
  useDocumentTitle(advisory.id);
  const shellActions = use(PhoneActions);
  const time = useTimeFormat();
  return (
    <header className={classes.head}>
      <nav aria-label={t('crumbs')}>
        <Anchor renderRoot={(props) => <Link to="/advisories" {...props} />}>{t('title')}</Anchor>
      </nav>
      {shellActions}
      <Title order={1}>{advisory.id}</Title>
      {advisory.title && <Text>{advisory.title}</Text>}
      <Text c="dimmed">
        <SeverityCell severity={advisory.severity} /> · <KindCell kind={advisory.kind} />
        {advisory.issued_at && <> · {t('issued', { date: time.date(advisory.issued_at) })}</>}
        {' · '}
        {t('waitOn', { count: advisory.hosts })}
      </Text>
      {advisory.cves.length > 0 && (
        <ul className={classes.cves} aria-label={t('cvesLabel')}>
          {advisory.cves.map((cve) => (
            <li key={cve}>{cve}</li>
          ))}
        </ul>
      )}
    </header>
  );
}

function NoSuchAdvisory() {
  const { t } = useTranslation('advisories');
  return (
    <EmptyState
      action={
        <Anchor renderRoot={(props) => <Link to="/advisories" {...props} />}>
          {t('gone.back')}
        </Anchor>
      }
    >
      {t('gone.text')}
    </EmptyState>
  );
}
