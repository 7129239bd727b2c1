import { Checkbox } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { HostRow } from '@/lib/api/types';
import type { Selection } from '@/lib/table/selection';
import { useRowPress } from '@/lib/table/useRowPress';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { GroupDot } from '@/ui/state/GroupDot';
import { State, StateIcon } from '@/ui/state/State';
import { followRow } from '@/ui/table/rowClick';
import { ReportCell } from './cells';
import classes from './list.module.css';

interface HostPhoneRowProps {
  host: HostRow;
  /** With it a long press picks the host, and further ones by a touch. */
  selection?: Selection;
}

/** A host on a phone: name and last report; system and groups; states in words. */
export function HostPhoneRow({ host, selection }: HostPhoneRowProps) {
  const { t } = useTranslation('common');
  const press = useRowPress(host.id, selection);
  const picked = selection?.ids.has(host.id) ?? false;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the link inside is the real control.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the link inside takes the keyboard.
    <div
      className={classes.phone}
      data-selected={picked || undefined}
      onClick={followRow}
      {...press}
    >
      <span className={classes.phoneTop}>
        {selection && selection.ids.size > 0 && (
          <Checkbox
            size="sm"
            aria-label={t('table.selectRow', { name: host.friendly_name })}
            checked={picked}
            onChange={() => selection.toggle(host.id)}
          />
        )}
        <Link to="/hosts/$hostId" params={{ hostId: host.id }} data-row-link draggable={false}>
          {host.friendly_name}
        </Link>
        <span className={classes.quiet}>
          <ReportCell host={host} />
        </span>
      </span>
      <span className={`${classes.inline} ${classes.quiet}`}>
        {host.os?.name}
        {host.groups.map((group) => (
          <GroupDot key={group.id} name={group.name} color={group.color} />
        ))}
      </span>
      {host.reporting !== 'awaiting' && <PhoneStates host={host} />}
    </div>
  );
}

function PhoneStates({ host }: { host: HostRow }) {
  const { t } = useTranslation('hosts');
  const time = useTimeFormat();
  const since = host.oldest_security_since;
  const waiting = since ? `, ${time.waiting(since)}` : '';
  const isClean = host.updates.total === 0 && host.reboot.needed !== true;
  return (
    <span className={classes.phoneStates}>
      {host.security_updates > 0 && (
        <span className={classes.inline} data-tone="security">
          <StateIcon code="security" />
          <span className={classes.tone}>
            {t('phone.security', { count: host.security_updates })}
            {waiting}
          </span>
        </span>
      )}
      {host.updates.total > 0 && (
        <span className={classes.inline}>
          <StateIcon code="available" />
          {t('phone.updates', { count: host.updates.total })}
        </span>
      )}
      {host.reboot.needed && (
        <span className={classes.inline} data-tone="warning">
          <StateIcon code="reboot" />
          <span className={classes.tone}>{t('phone.reboot')}</span>
        </span>
      )}
      {isClean && <State code={host.security_unknown ? 'unknown' : 'current'} />}
    </span>
  );
}
