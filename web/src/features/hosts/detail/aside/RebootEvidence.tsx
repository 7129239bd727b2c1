import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { Fact, Facts } from '@/ui/layout/Facts';
import { kernelsDiffer } from '../facts';
import classes from './aside.module.css';

/** Running and installed kernel, since when, and where the need for a reboot was read. */
export function RebootEvidence({ host }: { host: HostDetail }) {
  const { t } = useTranslation('host');
  const time = useTimeFormat();
  const { running, installed } = host.kernel;
  return (
    <>
      <Facts>
        <Fact label={t('reboot.running')} mono>
          {running}
        </Fact>
        <Fact label={t('reboot.installed')} mono>
          {kernelsDiffer(host) ? <b>{installed}</b> : installed}
        </Fact>
        {host.boot_time && (
          <Fact label={t('reboot.since')}>
            {t('reboot.sinceValue', {
              date: time.date(host.boot_time),
              duration: time.since(host.boot_time),
            })}
          </Fact>
        )}
      </Facts>
      {host.reboot.reason && !kernelsDiffer(host) && (
        <span className={classes.small}>{host.reboot.reason}</span>
      )}
      {host.reboot_evidence.length > 0 && (
        <span className={classes.small}>
          {t('reboot.evidence', { list: host.reboot_evidence.join(', ') })}
        </span>
      )}
    </>
  );
}
