import { Anchor, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { Panel } from '@/ui/layout/Panel';
import { trendQuery } from '../api';
import { TrendChart } from './TrendChart';
import { TrendTable } from './TrendTable';

const SHORT_DAYS = 30;
const LONG_DAYS = 90;

/** Outstanding updates over the last days. */
export function Trend() {
  const { t } = useTranslation('dashboard');
  const [days, setDays] = useState(SHORT_DAYS);
  const { data, error, isError, refetch } = useQuery(trendQuery(days));
  const other = days === SHORT_DAYS ? LONG_DAYS : SHORT_DAYS;
  const toggle = (
    <Anchor component="button" type="button" onClick={() => setDays(other)}>
      {other > days ? t('trend.longer') : t('trend.shorter')}
    </Anchor>
  );
  const hasData = data?.some((point) => point.updates !== null);
  return (
    <Panel title={t('trend.title')} hint={t('trend.days', { count: days })} link={toggle}>
      {isError && <ErrorPanel error={error} onRetry={() => void refetch()} />}
      {data && !hasData && <Text c="dimmed">{t('trend.none')}</Text>}
      {data && hasData && (
        <>
          <TrendChart points={data} />
          <TrendTable points={data} />
        </>
      )}
    </Panel>
  );
}
