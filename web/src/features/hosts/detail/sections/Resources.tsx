import { useTranslation } from 'react-i18next';
import type { HostDetail } from '@/lib/api/types';
import { formatBytes } from '@/lib/format/number';
import { State } from '@/ui/state/State';
import { Meter } from './Meter';
import classes from './sections.module.css';

interface HostProps {
  host: HostDetail;
}

/** Memory and swap: used of all, with the numbers. */
export function Memory({ host }: HostProps) {
  const { t } = useTranslation('host');
  const { memory } = host;
  if (!memory) return <State code="unknown" />;
  const swapTotal = memory.swap_total ?? 0;
  return (
    <>
      <Usage label={t('system.ram')} total={memory.total} free={memory.available} />
      {swapTotal > 0 ? (
        <Usage label={t('system.swap')} total={swapTotal} free={memory.swap_free} />
      ) : (
        <span className={classes.quiet}>{t('system.noSwap')}</span>
      )}
    </>
  );
}

/** Mounted file systems: used of all, with the numbers. */
export function Disks({ host }: HostProps) {
  const { t } = useTranslation('host');
  if (host.disks.length === 0) return <span className={classes.quiet}>{t('system.noDisks')}</span>;
  return host.disks.map((disk) => (
    <div key={disk.mountpoint} className={classes.disk}>
      {disk.size === null ? (
        disk.text
      ) : (
        <Usage label={disk.mountpoint} total={disk.size} used={disk.used} free={disk.available} />
      )}
      <span className={classes.second}>
        {[disk.device, disk.filesystem].filter(Boolean).join(', ')}
      </span>
    </div>
  ));
}

interface UsageProps {
  label: string;
  total: number;
  used?: number | null;
  free: number | null;
}

function Usage({ label, total, used, free }: UsageProps) {
  const { t, i18n } = useTranslation('host');
  const bytes = (value: number) => formatBytes(value, i18n.language);
  const taken = used ?? (free === null ? null : total - free);
  if (taken === null) return <Meter label={label} text={bytes(total)} used={0} total={total} />;
  const text =
    free === null
      ? t('system.usedOf', { used: bytes(taken), total: bytes(total) })
      : t('system.usedOfFree', { used: bytes(taken), total: bytes(total), free: bytes(free) });
  return <Meter label={label} text={text} used={taken} total={total} />;
}
