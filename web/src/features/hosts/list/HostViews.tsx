import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HostFacets } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import classes from './list.module.css';
import type { HostsSearch } from './search';

interface View {
  name: 'all' | 'security' | 'reboot' | 'silent' | 'awaiting';
  search: HostsSearch;
}

const VIEWS: readonly View[] = [
  { name: 'all', search: {} },
  { name: 'security', search: { security: true } },
  { name: 'reboot', search: { reboot: true } },
  { name: 'silent', search: { reporting: 'silent' } },
  { name: 'awaiting', search: { reporting: 'awaiting' } },
];

/** The view whose filters are exactly those of the address, else none. */
export function activeView({ page, sort, order, ...filters }: HostsSearch): string | undefined {
  const words = JSON.stringify(filters);
  return VIEWS.find((view) => JSON.stringify(view.search) === words)?.name;
}

interface HostViewsProps {
  search: HostsSearch;
  facets: HostFacets | undefined;
}

/** Ready-made views with their counts, as links, so that each can be kept and sent. */
export function HostViews({ search, facets }: HostViewsProps) {
  const { t } = useTranslation('hosts');
  const active = activeView(search);
  return (
    <nav className={classes.views} aria-label={t('views.label')}>
      {VIEWS.map((view) => (
        <Link
          key={view.name}
          to="/hosts"
          search={view.search}
          className={classes.view}
          activeOptions={{ exact: true }}
          aria-current={active === view.name ? 'page' : undefined}
        >
          {t(`views.${view.name}`)}
          {facets && <span>{formatNumber(facets[view.name])}</span>}
        </Link>
      ))}
    </nav>
  );
}
