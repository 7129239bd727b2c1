import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { Fact, Facts } from '@/ui/layout/Facts';
import { Panel } from '@/ui/layout/Panel';
import { State } from '@/ui/state/State';
import { RebootEvidence } from '../aside/RebootEvidence';
import { RestartList } from '../aside/RestartList';
import { restartItems } from '../restart';
import { Collectors } from './Collectors';
import { Enrolment } from './Enrolment';
import { Disks, Memory } from './Resources';
import classes from './sections.module.css';

interface HostProps {
  host: HostDetail;
}

/** The machine: kernel and reboot, services to restart, what it is made of, how the agent fared. */
export function System({ host }: HostProps) {
  const { t } = useTranslation('host');
  return (
    <div className={classes.panels}>
      <Panel title={t('system.reboot')}>
        <RebootState host={host} />
        <RebootEvidence host={host} />
      </Panel>
      <Panel title={t('restart.title')}>
        <Restarts host={host} />
      </Panel>
      <Panel title={t('system.machine')}>
        <Machine host={host} />
      </Panel>
      <Panel title={t('system.memory')}>
        <Memory host={host} />
      </Panel>
      <Panel title={t('system.disks')}>
        <Disks host={host} />
      </Panel>
      <Panel title={t('system.agent')}>
        <Agent host={host} />
      </Panel>
      {host.enrollment && <Enrolment enrolment={host.enrollment} />}
      <div className={classes.wide}>
        <Collectors collectors={host.collectors} />
      </div>
    </div>
  );
}

function RebootState({ host }: HostProps) {
  const { t } = useTranslation('host');
  const { needed } = host.reboot;
  if (needed === false)
    return <p className={`${classes.state} ${classes.quiet}`}>{t('reboot.no')}</p>;
  return (
    <p className={classes.state}>
      <State code={needed ? 'reboot' : 'rebootUnknown'} />
    </p>
  );
}

function Restarts({ host }: HostProps) {
  const { t } = useTranslation('host');
  if (!host.restart_needed) return <State code="unknown" />;
  const items = restartItems(host.restart_needed);
  if (items.length === 0) return <span className={classes.quiet}>{t('restart.none')}</span>;
  return <RestartList items={items} />;
}

function Machine({ host }: HostProps) {
  const { t } = useTranslation('host');
  const time = useTimeFormat();
  const { model, cores } = host.cpu;
  return (
    <Facts>
      <Fact label={t('system.os')}>{host.os?.name}</Fact>
      <Fact label={t('system.up')}>
        {host.boot_time ? time.since(host.boot_time) : host.uptime_text}
      </Fact>
      <Fact label={t('system.cpu')}>{model}</Fact>
      <Fact label={t('system.cores')}>{cores}</Fact>
      <Fact label={t('system.load')}>
        {host.load_average?.map((load) => load.toFixed(2)).join(' · ')}
      </Fact>
      <Fact label={t('system.virtualization')}>
        {host.virtualization}
        {host.container && <> {t('system.container')}</>}
      </Fact>
      <Fact label={t('system.selinux')}>{host.selinux}</Fact>
      <Fact label={t('system.apparmor')}>{host.apparmor}</Fact>
      <Fact label={t('system.machineId')} mono>
        {host.machine_id}
      </Fact>
    </Facts>
  );
}

function Agent({ host }: HostProps) {
  const { t } = useTranslation('host');
  return (
    <Facts>
      <Fact label={t('system.agentVersion')}>{host.agent_version}</Fact>
      <Fact label={t('system.packageManager')}>{host.package_manager}</Fact>
      <Fact label={t('system.automaticUpdates')}>
        {host.automatic_updates && <AutomaticUpdates programs={host.automatic_updates} />}
      </Fact>
      <Fact label={t('system.interval')}>
        {t('system.intervalValue', { count: host.update_interval })}
      </Fact>
      <Fact label={t('system.apiId')} mono>
        {host.api_id}
      </Fact>
    </Facts>
  );
}

/** Programs that update the host by themselves, each with whether it is on and installs. */
function AutomaticUpdates({
  programs,
}: {
  programs: NonNullable<HostDetail['automatic_updates']>;
}) {
  const { t } = useTranslation('host');
  if (programs.length === 0) return t('automatic.none');
  return programs.map(({ name, enabled, installs }) => (
    <div key={name}>
      {name} <span className={classes.quiet}>{t(automaticWord(enabled, installs))}</span>
    </div>
  ));
}

function automaticWord(enabled: boolean, installs: boolean | null) {
  if (!enabled) return 'automatic.off';
  return installs === false ? 'automatic.downloads' : 'automatic.installs';
}
