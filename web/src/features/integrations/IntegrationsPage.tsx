import { Title } from '@mantine/core';
import { Link, useSearch } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCan } from '@/lib/permissions';
import { PermissionMissing } from '@/ui/feedback/PermissionMissing';
import tabs from '@/ui/layout/tabs.module.css';
import { AgentsGuide } from './guides/AgentsGuide';
import { AnsibleGuide } from './guides/AnsibleGuide';
import classes from './integrations.module.css';
import { PageActions } from './PageActions';
import { type IntegrationsTab, TABS, TOKEN_TABS } from './search';
import { NewTokenDialog, type NewTokenStart } from './tokens/NewTokenDialog';
import { TokenList } from './tokens/TokenList';

/** What a new credential starts as, by the tab it is asked for on. */
const START: Record<Exclude<IntegrationsTab, 'agents'>, NewTokenStart> = {
  tokens: { kind: 'api' },
  gethomepage: { kind: 'gethomepage' },
  ansible: { kind: 'api', values: { token_name: 'Ansible inventory', scopes: ['get'] } },
};

/** Credentials of programs, by what they are for, and guides for what uses them. */
export function IntegrationsPage(): ReactNode {
  const { t } = useTranslation('integrations');
  const mayManage = useCan('manage_settings');
  const tab = useSearch({ from: '/_app/settings/integrations' }).tab ?? TABS[0];
  const [making, setMaking] = useState<NewTokenStart | null>(null);
  if (!mayManage) return <PermissionMissing permission="manage_settings" />;
  return (
    <section aria-labelledby="integrations-title" className={classes.page}>
      <div className={classes.head}>
        <Title order={2} id="integrations-title">
          {t('title')}
        </Title>
        <PageActions
          tab={TOKEN_TABS.find((each) => each === tab)}
          onNew={(asked) => setMaking(START[asked])}
        />
      </div>
      <Tabs open={tab} />
      {tab === 'ansible' && <AnsibleGuide onNewToken={() => setMaking(START.ansible)} />}
      {tab === 'agents' && <AgentsGuide />}
      {(tab === 'tokens' || tab === 'gethomepage') && <TokenList tab={tab} />}
      {making && <NewTokenDialog start={making} onClose={() => setMaking(null)} />}
    </section>
  );
}

/** On a phone the strip is wider than the window. */
const intoView = (tab: HTMLElement | null) => tab?.scrollIntoView({ block: 'nearest' });

function Tabs({ open }: { open: IntegrationsTab }) {
  const { t } = useTranslation('integrations');
  return (
    <nav className={`${tabs.tabs} ${classes.tabs}`} aria-label={t('tabs.label')}>
      {TABS.map((each) => (
        <Link
          key={each}
          ref={each === open ? intoView : undefined}
          to="/settings/integrations"
          search={{ tab: each === TABS[0] ? undefined : each }}
          activeOptions={{ exact: true }}
          className={tabs.tab}
          aria-current={each === open ? 'page' : undefined}
        >
          {t(`tabs.${each}`)}
        </Link>
      ))}
    </nav>
  );
}
