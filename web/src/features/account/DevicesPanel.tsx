import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useTimeFormat } from '@/lib/time/useTimeFormat';
import { EmptyState } from '@/ui/feedback/EmptyState';
import { ErrorPanel } from '@/ui/feedback/ErrorPanel';
import { useTold } from '@/ui/feedback/useTold';
import { Panel } from '@/ui/layout/Panel';
import { IconAction } from '@/ui/table/IconAction';
import classes from './account.module.css';
import { devicesQuery, useRemoveDevice, useRemoveDevices } from './api';
import { OwnRow } from './OwnRow';

/** Browsers that are not asked for the second factor. Absent while there are none to speak of. */
export function DevicesPanel() {
  const { t } = useTranslation('account');
  const time = useTimeFormat();
  const told = useTold();
  const devices = useQuery(devicesQuery);
  const remove = useRemoveDevice();
  const removeAll = useRemoveDevices();
  const after = { onSuccess: () => told.done(t('devices.gone')), onError: told.failed };
  const items = devices.data?.items ?? [];
  return (
    <Panel
      title={t('devices.title')}
      hint={t('devices.hint')}
      link={
        items.length > 1 && (
          <Button variant="default" size="xs" onClick={() => removeAll.mutate(undefined, after)}>
            {t('devices.removeAll')}
          </Button>
        )
      }
    >
      {devices.isError && <ErrorPanel error={devices.error} />}
      {devices.data && items.length === 0 && <EmptyState>{t('devices.none')}</EmptyState>}
      <ul className={classes.list} aria-label={t('devices.title')}>
        {items.map((device) => (
          <OwnRow
            key={device.id}
            name={device.label}
            mark={device.current && t('devices.current')}
            more={[device.ip, t('devices.until', { date: time.date(device.expires_at) })]
              .filter(Boolean)
              .join(' · ')}
            action={
              <IconAction
                label={t('devices.remove', { name: device.label })}
                icon={<IconTrash size={16} />}
                onClick={() => remove.mutate(device.id, after)}
              />
            }
          />
        ))}
      </ul>
    </Panel>
  );
}
