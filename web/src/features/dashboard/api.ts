import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { api, unwrap } from '@/lib/api/client';
import { keys } from '@/lib/api/keys';

/** Everything the dashboard shows except the trend; one answer, so its figures agree. */
export const dashboardQuery = queryOptions({
  queryKey: keys.dashboard('overview'),
  queryFn: () => unwrap(api.GET('/dashboard')),
});

/** Outstanding updates per day. */
export const trendQuery = (days: number) =>
  queryOptions({
    queryKey: keys.dashboard('trend', days),
    queryFn: async () =>
      (await unwrap(api.GET('/dashboard/trend', { params: { query: { days } } }))).points,
    placeholderData: keepPreviousData,
  });
