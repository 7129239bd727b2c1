import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import { tokensQuery } from '../api';
import type { TokenTab } from '../search';
import { TokenTable } from './TokenTable';
import { kindOf } from './token';

/** The credentials of a tab: GetHomepage has one of its own. */
export function TokenList({ tab }: { tab: TokenTab }) {
  const { t } = useTranslation('integrations');
  const query = useQuery(tokensQuery);
  if (query.isError) {
    return <ErrorPanel error={query.error} onRetry={() => void query.refetch()} />;
  }
  if (!query.data) return <SkeletonRows rows={3} height={42} />;
  const homepage = tab === 'gethomepage';
  const tokens = query.data.filter((token) => (kindOf(token) === 'gethomepage') === homepage);
  if (tokens.length === 0) return <EmptyState>{t(`empty.${tab}`)}</EmptyState>;
  return <TokenTable tab={tab} tokens={tokens} />;
}
