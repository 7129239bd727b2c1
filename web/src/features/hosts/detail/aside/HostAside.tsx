import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { restartItems } from '../restart';
import { AsidePart } from './AsidePart';
import classes from './aside.module.css';
import { PackageLists } from './PackageLists';
import { RebootEvidence } from './RebootEvidence';
import { RestartList } from './RestartList';

/** Evidence for what else is to do: why a reboot, what to restart, how fresh the lists are. */
export function HostAside({ host }: { host: HostDetail }) {
  const { t } = useTranslation('host');
  const restarts = restartItems(host.restart_needed ?? []);
  const { needed } = host.reboot;
  return (
    <aside className={classes.aside} aria-label={t('aside.label')}>
      {needed !== false && (
        <AsidePart
          title={needed ? t('reboot.why') : t('reboot.unknown')}
          icon={needed ? 'reboot' : 'rebootUnknown'}
        >
          <RebootEvidence host={host} />
        </AsidePart>
      )}
      {restarts.length > 0 && (
        <AsidePart title={t('restart.title')} count={restarts.length}>
          <RestartList items={restarts} most={6} />
        </AsidePart>
      )}
      <AsidePart title={t('lists.title')}>
        <PackageLists host={host} />
      </AsidePart>
    </aside>
  );
}
