import { Anchor, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { use } from 'react';
import { useTranslation } from 'react-i18next';
import type { GroupRef, HostDetail } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { useDocumentTitle } from '@/ui/layout/PageTitle';
import { PhoneActions } from '@/ui/layout/PhoneActions';
import { GroupDot } from '@/ui/state/GroupDot';
import { State } from '@/ui/state/State';
import { Fresh } from '@/ui/text/Fresh';
import { TimeAgo } from '@/ui/text/TimeAgo';
import { FetchReport } from './FetchReport';
import { HostMenu } from './HostMenu';
import classes from './header.module.css';

interface HostProps {
  host: HostDetail;
}

/** Who this host is: where it stands, its name, whether it reports, its groups, a line of facts. */
export function HostHeader({ host }: HostProps) {
  useDocumentTitle(host.friendly_name);
  const shellActions = use(PhoneActions);
  return (
    <header className={classes.header}>
      <div className={classes.text}>
        <Crumbs group={host.groups[0]} />
        <div className={classes.title}>
          <Title order={1}>{host.friendly_name}</Title>
          <ReportingState host={host} />
          {host.groups.map((group) => (
            <GroupDot key={group.id} name={group.name} color={group.color} />
          ))}
        </div>
        <FactLine host={host} />
      </div>
      <div className={classes.actions}>
        {shellActions}
        <FetchReport host={host} />
        <HostMenu host={host} />
      </div>
    </header>
  );
}

function Crumbs({ group }: { group: GroupRef | undefined }) {
  const { t } = useTranslation('host');
  return (
    <nav aria-label={t('crumbs.label')}>
      <ol className={classes.crumbs}>
        <li>
          <Anchor renderRoot={(props) => <Link to="/hosts" {...props} />}>
            {t('crumbs.hosts')}
          </Anchor>
        </li>
        {group && (
          <li>
            <Anchor
              c="dimmed"
              renderRoot={(props) => <Link to="/hosts" search={{ group: group.id }} {...props} />}
            >
              {group.name}
            </Anchor>
          </li>
        )}
      </ol>
    </nav>
  );
}

function ReportingState({ host }: HostProps) {
  const at = host.last_seen_at ?? host.last_report_at;
  return (
    <span className={classes.reporting}>
      <Fresh value={host.reporting}>
        <State code={host.reporting} />
      </Fresh>
      {at && host.reporting !== 'awaiting' && (
        <span className={classes.quiet}>
          <TimeAgo at={at} />
        </span>
      )}
    </span>
  );
}

function FactLine({ host }: HostProps) {
  const { t } = useTranslation('host');
  const time = useTimeFormat();
  const up = host.boot_time ? time.since(host.boot_time) : host.uptime_text;
  const facts = [
    host.os?.name,
    host.hostname,
    host.ip,
    host.architecture,
    up && t('line.up', { duration: up }),
    host.agent_version && t('line.agent', { version: host.agent_version }),
  ].filter((fact) => fact && fact !== host.friendly_name);
  return (
    <ul className={classes.line}>
      {facts.map((fact) => (
        <li key={fact}>{fact}</li>
      ))}
    </ul>
  );
}
