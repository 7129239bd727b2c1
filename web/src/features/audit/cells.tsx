import { VisuallyHidden } from '@mantine/core';
import { type Icon, IconKey, IconServer2, IconSettings, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { AuditItem } from '@/lib/api/types';
import { State } from '@/ui/state/State';
import { TimeAgo } from '@/ui/text/TimeAgo';
import classes from './audit.module.css';
import { useWords } from './useWords';

interface CellProps {
  row: AuditItem;
}

const ICONS: Record<string, Icon> = {
  user: IconUser,
  token: IconKey,
  host: IconServer2,
};

/** Who it was, with a picture for what kind of actor that is. */
export function ActorCell({ row: { actor } }: CellProps) {
  const words = useWords();
  const Glyph = ICONS[actor.kind] ?? IconSettings;
  return (
    <span className={classes.actor} title={`${words.kind(actor.kind)}: ${actor.name}`}>
      <Glyph size={16} stroke={1.75} aria-hidden />
      <VisuallyHidden>{words.kind(actor.kind)}</VisuallyHidden>
      <span>{actor.name}</span>
    </span>
  );
}

/** What was done; leads to the details of the row. */
export function ActionCell({ row }: CellProps) {
  const words = useWords();
  return (
    <Link
      from="/settings/audit-log"
      search={(old) => ({ ...old, entry: row.id })}
      resetScroll={false}
      data-row-link
    >
      {words.action(row.action)}
    </Link>
  );
}

/** What it was done to, as a link where that still has a page. */
export function SubjectCell({ row: { subject, action } }: CellProps) {
  const words = useWords();
  const name = words.thing(subject);
  if (action.endsWith('.delete') || !subject.id) return <>{name}</>;
  if (subject.kind === 'host') {
    return (
      <Link to="/hosts/$hostId" params={{ hostId: subject.id }}>
        {name}
      </Link>
    );
  }
  if (subject.kind === 'host_group') {
    return (
      <Link to="/hosts" search={{ group: subject.id }}>
        {name}
      </Link>
    );
  }
  return <>{name}</>;
}

/** How it ended. */
export function OutcomeCell({ row }: CellProps) {
  const code = row.outcome === 'success' ? 'done' : row.outcome;
  if (code === 'done' || code === 'refused' || code === 'failed') return <State code={code} />;
  return <>{code}</>;
}

/** A row on a phone: what and when; who; on what and how it ended. */
export function AuditPhoneRow({ row }: CellProps) {
  return (
    <div className={classes.phone}>
      <span className={classes.phoneHead}>
        <ActionCell row={row} />
        <span className={classes.quiet}>
          <TimeAgo at={row.at} />
        </span>
      </span>
      <ActorCell row={row} />
      <span className={classes.phoneHead}>
        <SubjectCell row={row} />
        <OutcomeCell row={row} />
      </span>
    </div>
  );
}
