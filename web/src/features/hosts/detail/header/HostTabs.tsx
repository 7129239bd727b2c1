import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import { useKeys } from '@/lib/keyboard/useKeys';
import tabs from '@/ui/layout/tabs.module.css';
import { type HostTab, TABS } from '../search';

/** The figure beside a tab's name, where one says what is behind it. */
function countOf(host: HostDetail, tab: HostTab): number | null {
  if (tab === 'packages') return host.updates.total;
  if (tab === 'repositories') return host.repositories_count;
  return null;
}

/** The sections of the host as links, so that each can be kept and sent; `1`–`7` open them. */
export function HostTabs({ host }: { host: HostDetail }) {
  const { t } = useTranslation('host');
  const active = useSearch({ from: '/_app/hosts/$hostId' }).tab ?? TABS[0];
  const navigate = useNavigate({ from: '/hosts/$hostId' });
  const open = (tab: HostTab) => void navigate({ search: { tab: tabParam(tab) } });
  useKeys(Object.fromEntries(TABS.map((tab, index) => [String(index + 1), () => open(tab)])));
  return (
    <nav className={tabs.tabs} aria-label={t('tabs.label')}>
      {TABS.map((tab) => {
        const count = countOf(host, tab);
        return (
          <Link
            key={tab}
            to="/hosts/$hostId"
            params={{ hostId: host.id }}
            search={{ tab: tabParam(tab) }}
            resetScroll={false}
            activeOptions={{ exact: true }}
            className={tabs.tab}
            aria-current={active === tab ? 'page' : undefined}
          >
            {t(`tabs.${tab}`)}
            {count !== null && <span>{formatNumber(count)}</span>}
          </Link>
        );
      })}
    </nav>
  );
}

function tabParam(tab: HostTab): HostTab | undefined {
  return tab === TABS[0] ? undefined : tab;
}
