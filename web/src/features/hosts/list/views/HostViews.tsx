import { useQueries } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HostFacets } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import { hostsCountQuery } from '../../api';
import classes from '../list.module.css';
import type { HostsSearch } from '../search';
import { DeleteView } from './DeleteView';
import type { OwnView } from './ownViews';
import { SaveViewButton } from './SaveViewButton';
import { activeView, ownName, VIEWS, viewSearch } from './views';

interface HostViewsProps {
  search: HostsSearch;
  facets: HostFacets | undefined;
  own: readonly OwnView[];
  onSave: (name: string) => void;
  onDelete: (name: string) => void;
}

/** Ready-made and own views with their counts, as links, so that each can be kept and sent. */
export function HostViews({ search, facets, own, onSave, onDelete }: HostViewsProps) {
  const { t } = useTranslation('hosts');
  const active = activeView(search, own);
  const counts = useQueries({ queries: own.map((view) => hostsCountQuery(view.search)) });
  const isOwn = own.some(({ name }) => active === ownName(name));
  const saves = !isOwn && Object.keys(viewSearch(search)).length > 0;
  return (
    <nav className={classes.views} aria-label={t('views.label')}>
      {VIEWS.map(({ name, search }) => (
        <ViewLink key={name} search={search} active={active === name} count={facets?.[name]}>
          {t(`views.${name}`)}
        </ViewLink>
      ))}
      {own.map(({ name, search }, index) => {
        const isActive = active === ownName(name);
        return (
          <span key={ownName(name)} className={classes.ownView}>
            <ViewLink search={search} active={isActive} count={counts[index]?.data}>
              {name}
            </ViewLink>
            {isActive && <DeleteView name={name} onDelete={() => onDelete(name)} />}
          </span>
        );
      })}
      {saves && <SaveViewButton taken={own.map(({ name }) => name)} onSave={onSave} />}
    </nav>
  );
}

interface ViewLinkProps {
  search: HostsSearch;
  active: boolean;
  count: number | undefined;
  children: string;
}

function ViewLink({ search, active, count, children }: ViewLinkProps) {
  return (
    <Link
      to="/hosts"
      search={search}
      className={classes.view}
      activeOptions={{ exact: true }}
      aria-current={active ? 'page' : undefined}
    >
      {children} {count !== undefined && <span>{formatNumber(count)}</span>}
    </Link>
  );
}
