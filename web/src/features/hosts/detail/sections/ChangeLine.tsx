import {
  type Icon,
  IconArrowDown,
  IconArrowsExchange,
  IconArrowUp,
  IconBell,
  IconBellOff,
  IconCheck,
  IconMinus,
  IconPlus,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ChangeKind, HostChange } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { State } from '@/ui/state/State';
import { NewVersion, Version } from '@/ui/text/Version';
import classes from './sections.module.css';

const ICONS: Record<ChangeKind, Icon> = {
  installed: IconPlus,
  removed: IconMinus,
  upgraded: IconArrowUp,
  downgraded: IconArrowDown,
  changed: IconArrowsExchange,
  update_available: IconBell,
  update_applied: IconCheck,
  update_withdrawn: IconBellOff,
};

/** One change: when, what kind, which package, from which version to which. */
export function ChangeLine({ change }: { change: HostChange }) {
  const { t } = useTranslation('host');
  const time = useTimeFormat();
  const KindIcon = ICONS[change.kind];
  return (
    <li className={classes.change}>
      <time dateTime={change.at} title={time.exact(change.at)}>
        {time.clock(change.at)}
      </time>
      <span className={classes.kind}>
        <KindIcon size={16} stroke={1.75} aria-hidden />
        {t(`changes.kind.${change.kind}`)}
      </span>
      <span className={classes.what}>
        <b>{change.package}</b>
        <Versions change={change} />
        {change.security && <State code="security" />}
      </span>
    </li>
  );
}

function Versions({ change: { from, to } }: { change: HostChange }) {
  const { t } = useTranslation('host');
  if (from === null || to === null) {
    const only = to ?? from;
    return only === null ? null : <Version value={only} />;
  }
  return (
    <span>
      <Version value={from} /> <span className={classes.quiet}>{t('packages.to')}</span>{' '}
      <NewVersion installed={from} candidate={to} />
    </span>
  );
}
