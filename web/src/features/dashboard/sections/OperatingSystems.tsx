import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Dashboard } from '@/lib/api/types';
import { Panel } from '@/ui/layout/Panel';
import classes from '../dashboard.module.css';
import { BarRow } from './BarRow';

/** How many hosts run which system; each opens its hosts. */
export function OperatingSystems({ systems }: { systems: Dashboard['operating_systems'] }) {
  const { t } = useTranslation('dashboard');
  const most = Math.max(...systems.map((system) => system.hosts));
  return (
    <Panel title={t('systems.title')} hint={t('systems.hint')}>
      {systems.length === 0 && <Text c="dimmed">{t('systems.none')}</Text>}
      <ul className={classes.bars}>
        {systems.map(({ key, name, hosts }) => (
          <BarRow
            key={key}
            label={
              <Link to="/hosts" search={{ os: key }} title={name}>
                {name}
              </Link>
            }
            value={hosts}
            most={most}
            color="--pm-update-fill"
          />
        ))}
      </ul>
    </Panel>
  );
}
