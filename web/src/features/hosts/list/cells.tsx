import { Tooltip } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HostRow } from '@/lib/api/types';
import { formatNumber } from '@/lib/format/number';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { GroupDot } from '@/ui/state/GroupDot';
import { State, StateIcon } from '@/ui/state/State';
import { Fresh } from '@/ui/text/Fresh';
import { TimeAgo } from '@/ui/text/TimeAgo';
import classes from './list.module.css';

interface CellProps {
  host: HostRow;
}

/** From this many days on a waiting security update is set in bold. */
const LONG_WAIT_DAYS = 8;

export function HostCell({ host }: CellProps) {
  const second = [host.hostname, host.ip].filter((part) => part && part !== host.friendly_name);
  return (
    <>
      <Link to="/hosts/$hostId" params={{ hostId: host.id }} data-row-link className={classes.host}>
        {host.friendly_name}
      </Link>
      {second.length > 0 && (
        <span className={classes.second} title={second.join(' · ')}>
          {second.join(' · ')}
        </span>
      )}
    </>
  );
}

export function SystemCell({ host }: CellProps) {
  const { t } = useTranslation('hosts');
  if (!host.os?.name) return <span className={classes.quiet}>{t('cells.notKnown')}</span>;
  return <span title={host.os.name}>{host.os.name}</span>;
}

export function GroupsCell({ host }: CellProps) {
  const { t } = useTranslation('common');
  if (host.groups.length === 0) return <span className={classes.quiet}>{t('table.none')}</span>;
  return (
    <span className={classes.groups}>
      {host.groups.map((group) => (
        <GroupDot key={group.id} name={group.name} color={group.color} />
      ))}
    </span>
  );
}

export function UpdatesCell({ host, most }: CellProps & { most: number }) {
  const { t } = useTranslation('common');
  const { total } = host.updates;
  if (host.reporting === 'awaiting') return <State code="unknown" />;
  if (total === 0) return <span className={classes.quiet}>{t('table.none')}</span>;
  const security = Math.min(host.security_updates, total);
  return (
    <span className={classes.updates} data-old-news={host.reporting === 'silent' || undefined}>
      <b>
        <Fresh value={total}>{formatNumber(total)}</Fresh>
      </b>
      <span className={classes.bar} aria-hidden>
        <span style={{ width: `${(100 * security) / most}%` }} />
        <span style={{ width: `${(100 * (total - security)) / most}%` }} />
      </span>
    </span>
  );
}

export function SecurityCell({ host }: CellProps) {
  const { t } = useTranslation('common');
  const time = useTimeFormat();
  if (host.reporting === 'awaiting') return <State code="unknown" />;
  if (host.security_updates === 0) {
    if (host.security_unknown) return <State code="unknown" />;
    return <span className={classes.quiet}>{t('table.none')}</span>;
  }
  const since = host.oldest_security_since;
  return (
    <span className={classes.security} data-old-news={host.reporting === 'silent' || undefined}>
      <StateIcon code="security" />
      <b>
        <Fresh value={host.security_updates}>{formatNumber(host.security_updates)}</Fresh>
      </b>
      {since && (
        <span data-old={time.days(since) >= LONG_WAIT_DAYS || undefined}>
          {time.waiting(since)}
        </span>
      )}
    </span>
  );
}

export function RebootCell({ host }: CellProps) {
  const { t } = useTranslation('hosts');
  const { needed, reason } = host.reboot;
  if (needed === null) return <State code="rebootUnknown" />;
  if (!needed) return <span className={classes.quiet}>{t('cells.no')}</span>;
  return (
    <>
      <span className={classes.tight}>
        <Fresh value={reason}>
          <State code="reboot" />
        </Fresh>
      </span>
      {reason && (
        <Tooltip label={reason}>
          <span className={classes.second}>{reason}</span>
        </Tooltip>
      )}
    </>
  );
}

/** A plain fact of a host, where it is known. */
export function TextCell({ text }: { text: string | null }) {
  const { t } = useTranslation('hosts');
  if (!text) return <span className={classes.quiet}>{t('cells.notKnown')}</span>;
  return <span className={classes.quiet}>{text}</span>;
}

export function ReportCell({ host }: CellProps) {
  const time = useTimeFormat();
  const at = host.last_seen_at ?? host.last_report_at;
  if (host.reporting === 'awaiting' || !at) return <State code="awaiting" />;
  return (
    <Fresh value={at}>
      {host.reporting === 'reporting' ? (
        <TimeAgo at={at} />
      ) : (
        <span className={classes.inline}>
          <State code={host.reporting} />
          <span title={time.exact(at)}>{time.since(at)}</span>
        </span>
      )}
    </Fresh>
  );
}
