import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { State, StateIcon } from '@/ui/state/State';
import { Fresh } from '@/ui/text/Fresh';
import { isStale, kernelsDiffer } from '../facts';
import { restartItems } from '../restart';
import type { HostSearch } from '../search';
import classes from './header.module.css';

interface HostProps {
  host: HostDetail;
}

/** The five facts that decide what to do with the host; each opens what proves it. */
export function HostFacts({ host }: HostProps) {
  const { t } = useTranslation('host');
  return (
    <div className={classes.facts}>
      <FactLink host={host} label={t('facts.updates')} search={{ state: 'updates' }}>
        <Updates host={host} />
      </FactLink>
      <FactLink host={host} label={t('facts.security')} search={{ state: 'security' }}>
        <OldestSecurity host={host} />
      </FactLink>
      <FactLink host={host} label={t('facts.reboot')} search={{ tab: 'system' }}>
        <Reboot host={host} />
      </FactLink>
      <FactLink host={host} label={t('facts.restart')} search={{ tab: 'system' }}>
        <Restart host={host} />
      </FactLink>
      <FactLink host={host} label={t('facts.repositories')} search={{ tab: 'repositories' }}>
        <Repositories host={host} />
      </FactLink>
    </div>
  );
}

interface FactLinkProps extends HostProps {
  label: string;
  search: HostSearch;
  children: ReactNode;
}

function FactLink({ host, label, search, children }: FactLinkProps) {
  return (
    <Link
      to="/hosts/$hostId"
      params={{ hostId: host.id }}
      search={search}
      resetScroll={false}
      className={classes.fact}
    >
      <span className={classes.label}>{label}</span>
      <span className={classes.value}>{children}</span>
    </Link>
  );
}

function Updates({ host }: HostProps) {
  const { t } = useTranslation('host');
  const { total } = host.updates;
  const security = Math.min(host.security_updates, total);
  return (
    <>
      <Fresh value={total}>
        <b>{formatNumber(total)}</b>
      </Fresh>
      <span className={classes.small}>
        {total > 0 && t('facts.split', { security, other: total - security })}
        {host.reporting === 'silent' && <> {t('facts.lastHeard')}</>}
      </span>
    </>
  );
}

function OldestSecurity({ host }: HostProps) {
  const { t } = useTranslation('host');
  const time = useTimeFormat();
  const since = host.oldest_security_since;
  if (host.security_updates === 0 || !since) {
    if (host.security_unknown) return <State code="unknown" />;
    return <b className={classes.quiet}>{t('facts.none')}</b>;
  }
  return (
    <>
      <Fresh value={since}>
        <span className={classes.iconed}>
          <StateIcon code="security" />
          <b>{time.waiting(since)}</b>
        </span>
      </Fresh>
      <span className={classes.small} title={time.exact(since)}>
        {t('facts.since', { package: host.oldest_security_package ?? '', date: time.date(since) })}
      </span>
    </>
  );
}

function Reboot({ host }: HostProps) {
  const { t } = useTranslation('host');
  const { needed, reason } = host.reboot;
  if (needed === false) return <b className={classes.quiet}>{t('facts.no')}</b>;
  return (
    <>
      <Fresh value={needed}>
        <State code={needed ? 'reboot' : 'rebootUnknown'} />
      </Fresh>
      <span className={classes.small}>
        {needed && kernelsDiffer(host) ? t('facts.kernels', host.kernel) : reason}
      </span>
    </>
  );
}

function Restart({ host }: HostProps) {
  const { t } = useTranslation('host');
  if (!host.restart_needed) return <State code="unknown" />;
  const count = restartItems(host.restart_needed).length;
  if (count === 0) return <b className={classes.quiet}>{t('facts.none')}</b>;
  return (
    <>
      <Fresh value={count}>
        <b>{formatNumber(count)}</b>
      </Fresh>
      <span className={classes.small}>{t('facts.replaced', { count })}</span>
    </>
  );
}

function Repositories({ host }: HostProps) {
  const { t } = useTranslation('host');
  const time = useTimeFormat();
  const lists = host.package_lists;
  const refreshed = lists?.refreshed_at;
  return (
    <>
      <b>{formatNumber(host.repositories_count)}</b>
      {refreshed && isStale(time.days(refreshed)) ? (
        <span className={classes.small}>
          {t('facts.stale', { duration: time.since(refreshed) })}
        </span>
      ) : (
        lists?.last_error && <span className={classes.small}>{t('facts.listsFailed')}</span>
      )}
    </>
  );
}
