import { Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CreatedHost } from '@/lib/api/types';
import { CommandBlock } from '@/ui/text/CommandBlock';
import { hostQuery } from '../api';
import { AddSteps } from './AddSteps';
import classes from './add.module.css';
import { shortenKey } from './shortenKey';
import { Troubles } from './Troubles';

interface AddedHostProps {
  added: CreatedHost;
  onClose: () => void;
}

/** The commands for a new host and the live wait for its first report. */
export function AddedHost({ added, onClose }: AddedHostProps) {
  const { t } = useTranslation(['hosts', 'common']);
  const [troubles, setTroubles] = useState(false);
  const host = useQuery(hostQuery(added.host.id)).data ?? added.host;
  const reported = host.reporting !== 'awaiting';
  const { configure, report } = added.commands;
  return (
    <Stack>
      <div>
        <Text fw={600}>{t('hosts:add.configure')}</Text>
        <CommandBlock
          value={configure}
          shown={shortenKey(configure, added.api_key)}
          label={t('hosts:add.configure')}
          primary={!reported}
        />
        <Text size="xs" c="dimmed" mt={4}>
          {t('hosts:add.configureHelp')}
        </Text>
      </div>
      <div>
        <Text fw={600}>{t('hosts:add.report')}</Text>
        <CommandBlock value={report} label={t('hosts:add.report')} />
        <Text size="xs" c="dimmed" mt={4}>
          {t('hosts:add.reportHelp')}
        </Text>
      </div>
      <AddSteps host={host} apiId={added.api_id} />
      {troubles && <Troubles />}
      <div className={classes.foot}>
        {!reported && (
          <Button variant="subtle" aria-expanded={troubles} onClick={() => setTroubles(!troubles)}>
            {t('hosts:add.nothing')}
          </Button>
        )}
        <Text c="dimmed" className={classes.note}>
          {!reported && t('hosts:add.goesOn')}
        </Text>
        <Button variant="default" onClick={onClose}>
          {t('common:actions.close')}
        </Button>
        <Button
          variant={reported ? 'filled' : 'default'}
          renderRoot={(props) => (
            <Link to="/hosts/$hostId" params={{ hostId: host.id }} search={{}} {...props} />
          )}
        >
          {t('hosts:add.open')}
        </Button>
      </div>
    </Stack>
  );
}
