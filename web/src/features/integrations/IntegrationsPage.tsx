import { Button, Title } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/lib/permissions';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { PermissionMissing } from '@/ui/feedback/PermissionMissing';
import { SkeletonRows } from '@/ui/feedback/SkeletonRows';
import tabs from '@/ui/layout/tabs.module.css';
import { tokensQuery } from './api';
import classes from './integrations.module.css';
import { NewTokenDialog } from './NewTokenDialog';
import { type IntegrationsTab, TABS } from './search';
import { TokenTable } from './TokenTable';
import { kindOf } from './token';

/** Credentials of programs, by what they are for. */
export function IntegrationsPage(): ReactNode {
  const { t } = useTranslation('integrations');
  const mayManage = useCan('manage_settings');
  const tab = useSearch({ from: '/_app/settings/integrations' }).tab ?? TABS[0];
  const [making, setMaking] = useState(false);
  if (!mayManage) return <PermissionMissing permission="manage_settings" />;
  return (
    <section aria-labelledby="integrations-title" className={classes.page}>
      <div className={classes.head}>
        <Title order={2} id="integrations-title">
          {t('title')}
        </Title>
        <Button leftSection={<IconPlus size={16} />} onClick={() => setMaking(true)}>
          {t(`new.${tab}`)}
        </Button>
      </div>
      <nav className={`${tabs.tabs} ${classes.tabs}`} aria-label={t('tabs.label')}>
        {TABS.map((each) => (
          <Link
            key={each}
            to="/settings/integrations"
            search={{ tab: each === TABS[0] ? undefined : each }}
            activeOptions={{ exact: true }}
            className={tabs.tab}
            aria-current={each === tab ? 'page' : undefined}
          >
            {t(`tabs.${each}`)}
          </Link>
        ))}
      </nav>
      <TokenList tab={tab} />
      {making && <NewTokenDialog tab={tab} onClose={() => setMaking(false)} />}
    </section>
  );
}

function TokenList({ tab }: { tab: IntegrationsTab }) {
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
