import { Text } from '@mantine/core';
import {
  type Icon,
  IconArrowDown,
  IconArrowUp,
  IconCircleArrowUp,
  IconCircleCheck,
  IconMinus,
  IconPlus,
  IconPoint,
} from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { RecentChange } from '@/lib/api/types';
import { Panel } from '@/ui/layout/Panel';
import { TimeAgo } from '@/ui/text/TimeAgo';
import classes from '../dashboard.module.css';
import { isChangeKind } from '../recent';

const ICONS: Record<string, Icon> = {
  installed: IconPlus,
  removed: IconMinus,
  upgraded: IconArrowUp,
  downgraded: IconArrowDown,
  update_available: IconCircleArrowUp,
  update_applied: IconCircleCheck,
  update_withdrawn: IconMinus,
};

/** What happened last, newest first. */
export function RecentChanges({ changes }: { changes: RecentChange[] }) {
  const { t } = useTranslation('dashboard');
  return (
    <Panel title={t('recent.title')}>
      {changes.length === 0 && <Text c="dimmed">{t('recent.none')}</Text>}
      <ul className={classes.recent}>
        {changes.map((change) => (
          <RecentRow key={`${change.at} ${change.host.id} ${change.kind}`} change={change} />
        ))}
      </ul>
    </Panel>
  );
}

function RecentRow({ change }: { change: RecentChange }) {
  const { t } = useTranslation('dashboard');
  const Glyph = ICONS[change.kind] ?? IconPoint;
  const { kind, count, package: name, to } = change;
  const words = !isChangeKind(kind)
    ? kind
    : count === 1 && name
      ? t(`recent.one.${kind}`, { package: name, version: to ?? '' })
      : t(`recent.many.${kind}`, { count });
  return (
    <li>
      <span className={classes.quiet}>
        <TimeAgo at={change.at} />
      </span>
      <Glyph size={14} stroke={2} aria-hidden className={classes.quiet} />
      <span className={classes.second} title={words}>
        <Link to="/hosts/$hostId" params={{ hostId: change.host.id }} search={{ tab: 'changes' }}>
          {change.host.friendly_name}
        </Link>{' '}
        {words}
      </span>
    </li>
  );
}
