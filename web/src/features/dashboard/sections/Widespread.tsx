import { Anchor, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '@/lib/api/types';
import { Panel } from '@/ui/layout/Panel';
import { StateIcon } from '@/ui/state/State';
import classes from '../dashboard.module.css';
import { BarRow } from './BarRow';

/** The updates that most hosts wait for; each opens its package. */
export function Widespread({ updates }: { updates: Dashboard['widespread'] }) {
  const { t } = useTranslation(['dashboard', 'states']);
  const most = Math.max(...updates.map((update) => update.hosts));
  const all = (
    <Anchor
      renderRoot={(props) => <Link to="/packages" search={{ state: 'updates' }} {...props} />}
    >
      {t('dashboard:widespread.all')}
    </Anchor>
  );
  return (
    <Panel
      title={t('dashboard:widespread.title')}
      hint={t('dashboard:widespread.hint')}
      link={updates.length > 0 ? all : undefined}
    >
      {updates.length === 0 && <Text c="dimmed">{t('dashboard:widespread.none')}</Text>}
      <ul className={classes.bars}>
        {updates.map(({ package_id, name, hosts, security }) => (
          <BarRow
            key={package_id}
            label={
              <span className={classes.withIcon}>
                <span className={classes.iconSlot} title={security ? t('states:security') : ''}>
                  {security && <StateIcon code="security" />}
                </span>
                <Link to="/packages/$packageId" params={{ packageId: package_id }} title={name}>
                  {name}
                </Link>
              </span>
            }
            value={hosts}
            most={most}
            color={security ? '--pm-security' : '--pm-update-fill'}
          />
        ))}
      </ul>
    </Panel>
  );
}
