import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { useDocumentTitle } from '@/ui/layout/PageTitle';
import { dashboardQuery } from './api';
import classes from './dashboard.module.css';
import { Attention } from './sections/Attention';
import { OperatingSystems } from './sections/OperatingSystems';
import { ProportionBar } from './sections/ProportionBar';
import { RecentChanges } from './sections/RecentChanges';
import { RepositoryTroubles } from './sections/RepositoryTroubles';
import { Summary } from './sections/Summary';
import { Trend } from './sections/Trend';
import { WaitingTime } from './sections/WaitingTime';
import { Widespread } from './sections/Widespread';

interface DashboardPageProps {
  /** Button that adds a host. */
  addHost: ReactNode;
  /** Shown instead of everything while there is no host. */
  firstStart: ReactNode;
}

/** What to patch first, and why; then how much there is. */
export function DashboardPage({ addHost, firstStart }: DashboardPageProps) {
  const { t } = useTranslation('dashboard');
  useDocumentTitle(t('title'));
  const { data, error, isError, refetch } = useQuery(dashboardQuery);
  if (!data) {
    return isError ? <ErrorPanel error={error} onRetry={() => void refetch()} /> : <SkeletonRows />;
  }
  if (data.hosts === 0) return firstStart;
  return (
    <div className={classes.page}>
      <h1 className={classes.hidden}>{t('title')}</h1>
      <div className={classes.head}>
        <Summary data={data} />
        {addHost}
      </div>
      <ProportionBar bar={data.bar} hosts={data.hosts} />
      <div className={classes.grid}>
        <div className={classes.column}>
          <Attention rows={data.attention} total={data.attention_total}>
            <RepositoryTroubles data={data} />
          </Attention>
          <div className={classes.pair}>
            <OperatingSystems systems={data.operating_systems} />
            <Widespread updates={data.widespread} />
          </div>
        </div>
        <div className={classes.column}>
          <WaitingTime data={data} />
          <Trend />
          <RecentChanges changes={data.recent} />
        </div>
      </div>
    </div>
  );
}
